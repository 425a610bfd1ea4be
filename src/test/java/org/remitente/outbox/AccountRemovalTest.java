package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.shared.ConflictException;

/** An account is deleted while a node sends for it. */
class AccountRemovalTest {

  private final ExecutorService person = Executors.newSingleThreadExecutor();
  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    person.shutdownNow();
    acme.close();
  }

  @Test
  void cancelsNothingThatIsBegunAtTheSameMoment() throws Exception {
    String id = acme.accept("F-1", "ana@cliente.es");

    Future<?> deletion =
        acme.container
            .database()
            .required(
                () -> {
                  acme.log().begin(acme.company, id);
                  return begunDeletion();
                });

    assertThatThrownBy(() -> deletion.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ConflictException.class);
    assertThat(acme.state(id)).isEqualTo(MessageState.SENDING);
    assertThat(acme.accounts().find(acme.company, acme.account)).isPresent();
  }

  /** Gets as far as it can while the message is begun but that is not committed. */
  private Future<?> begunDeletion() throws Exception {
    Future<?> deletion =
        person.submit(() -> acme.accounts().delete(acme.company, acme.account, true));
    try {
      deletion.get(500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException waits) {
      assertThat(deletion).isNotDone();
    }
    return deletion;
  }
}
