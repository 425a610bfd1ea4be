package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountHealth;
import org.remitente.mail.Stage;
import org.remitente.outbox.MessageState;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;

/** An account with much to send, and what its provider has to say to that. */
@DatabaseTest
class BusyAccountTest {

  private static final String ANA = "ana@cliente.es";

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private List<String> accept(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(acme.accept("F-" + i, ANA));
    }
    return ids;
  }

  @Test
  void takesASecondConnectionWhereMuchWaitsAndSendsNothingTwice() {
    List<String> ids = accept(40);

    acme.send();

    assertThat(acme.servers.connections).isEqualTo(2);
    assertThat(acme.servers.delivered).hasSize(40);
    assertThat(ids).allSatisfy(id -> assertThat(acme.state(id)).isEqualTo(MessageState.SENT));
  }

  @Test
  void waitsAtItsLimitAndNoMessageAges() {
    acme.servers.beforeContent =
        envelope ->
            FakeMailServers.refused(Stage.DATA, "550 5.4.5 Daily user sending limit exceeded");
    List<String> ids = accept(3);

    acme.send();
    acme.passes(Duration.ofMinutes(30));
    acme.send();

    assertThat(acme.servers.connections).as("it is left alone").isEqualTo(1);
    assertThat(ids).allSatisfy(id -> assertThat(acme.state(id)).isEqualTo(MessageState.QUEUED));

    for (int days = 0; days < 7; days++) {
      acme.passes(Duration.ofDays(1));
      acme.send();
    }
    assertThat(acme.state(ids.get(0))).as("five days are over").isEqualTo(MessageState.QUEUED);

    acme.servers.beforeContent = envelope -> null;
    acme.passes(Duration.ofDays(1));
    acme.send();
    assertThat(ids).allSatisfy(id -> assertThat(acme.state(id)).isEqualTo(MessageState.SENT));
  }

  @Test
  void goesOnOverAnotherConnectionWhereOneHasHadEnough() {
    acme.servers.beforeContent =
        envelope ->
            acme.servers.connections == 1 && acme.servers.delivered.size() == 2
                ? FakeMailServers.refused(
                    Stage.SENDER, "421 4.7.0 Too many messages in this connection")
                : null;
    List<String> ids = accept(5);

    acme.send();

    assertThat(ids).allSatisfy(id -> assertThat(acme.state(id)).isEqualTo(MessageState.SENT));
    assertThat(acme.servers.connections).isEqualTo(2);
  }

  @Test
  void isNotStoppedNorAgedByAServerThatHasTooManyVisitors() {
    acme.servers.unreachable =
        FakeMailServers.refused(Stage.LOGIN, "432 4.3.2 Concurrent connections limit exceeded");
    List<String> ids = accept(2);

    acme.send();

    assertThat(ids).allSatisfy(id -> assertThat(acme.state(id)).isEqualTo(MessageState.QUEUED));
    assertThat(acme.accounts().get(acme.company, acme.account).health())
        .isEqualTo(AccountHealth.OK);
    assertThat(acme.status(ids.get(0)).attempts()).isEmpty();
  }
}
