package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountHealth;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.DocumentReference;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.OutgoingMessage;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.ConflictException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;

/** What becomes of a message, whatever the server says. */
@DatabaseTest
class DeliveryTest {

  private static final String ANA = "ana@cliente.es";
  private static final String BEA = "bea@cliente.es";

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void handsOverTheVeryBytesThatWereStored() throws IOException {
    String id = acme.acceptWithBcc("F-1", ANA, BEA);

    acme.send();

    ByteArrayOutputStream source = new ByteArrayOutputStream();
    acme.outbox().source(acme.company, id).orElseThrow().writeTo(source);
    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered).hasSize(1);
    assertThat(acme.servers.delivered.get(0).content())
        .isEqualTo(source.toString(StandardCharsets.UTF_8))
        .doesNotContain("Bcc")
        .doesNotContain(BEA);
    assertThat(acme.servers.delivered.get(0).envelope().recipients()).hasSize(2);
  }

  @Test
  void sendsABatchOverOneConnectionInTheOrderOfAcceptance() {
    for (int i = 1; i <= 5; i++) {
      acme.accept("F-" + i, ANA);
    }

    acme.send();

    assertThat(acme.servers.connections).isEqualTo(1);
    assertThat(acme.servers.delivered)
        .extracting(each -> each.content().replaceAll("(?s).*Subject: ([^\r]*).*", "$1"))
        .containsExactly("Factura F-1", "Factura F-2", "Factura F-3", "Factura F-4", "Factura F-5");
  }

  @Test
  void sendsMoreThanABatch() {
    for (int i = 1; i <= 60; i++) {
      acme.accept("F-" + i, ANA);
    }

    acme.send();

    assertThat(acme.servers.delivered).hasSize(60);
  }

  @Test
  void sendsNothingBeforeItsTime() {
    acme.outbox()
        .accept(
            acme.company,
            new OutgoingMessage(
                acme.accounts().get(acme.company, acme.account),
                acme.draft("F-1", List.of(ANA), List.of()),
                new DocumentReference("invoice", "F-1"),
                "es",
                acme.work().now().plusHours(1),
                null));

    acme.send();
    assertThat(acme.servers.delivered).isEmpty();

    acme.passes(Duration.ofHours(1));
    acme.send();
    assertThat(acme.servers.delivered).hasSize(1);
  }

  @Test
  void triesARecipientThatIsRefusedForNowAgainAlone() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = acme.accept("F-1", ANA, BEA);

    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
    assertThat(acme.status(id).nextAttemptAt()).isAfter(acme.work().now().plusSeconds(40));
    assertThat(acme.recipient(id, ANA)).isEqualTo(RecipientState.ACCEPTED);
    assertThat(acme.submitted).hasSize(1);

    acme.servers.refusals.clear();
    acme.passes(Duration.ofMinutes(2));
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered.get(1).envelope().recipients())
        .extracting(Object::toString)
        .containsExactly(BEA);
    assertThat(acme.submitted).as("told at the first acceptance only").hasSize(1);
  }

  @Test
  void countsAsSentWhenOneIsAcceptedAndTheOtherRefusedForGood() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String id = acme.accept("F-1", ANA, BEA);

    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.recipient(id, BEA)).isEqualTo(RecipientState.REFUSED);
    assertThat(acme.status(id).recipients().get(1).serverReply()).contains("User unknown");
  }

  @Test
  void isRejectedWhenAllAreRefused() {
    acme.servers.refusals.put(ANA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String id = acme.accept("F-1", ANA);

    acme.send();

    MessageStatus status = acme.status(id);
    assertThat(status.state()).isEqualTo(MessageState.REJECTED);
    assertThat(status.sentCopy()).isEqualTo(CopyState.OFF);
    assertThat(status.attempts()).hasSize(1);
    assertThat(status.attempts().get(0).diagnosis().serverReply()).contains("User unknown");
    assertThat(acme.submitted).isEmpty();
  }

  @Test
  void waitsLongerEachTimeAndGivesUpAtItsAge() {
    acme.servers.beforeContent =
        envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later");
    String id = acme.accept("F-1", ANA);

    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
    for (int hours = 0; hours < 5 * 24; hours += 5) {
      assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
      acme.passes(Duration.ofHours(5));
      acme.send();
    }

    assertThat(acme.state(id)).isEqualTo(MessageState.REJECTED);
    assertThat(acme.recipient(id, ANA)).isEqualTo(RecipientState.REFUSED);
    assertThat(acme.status(id).nextAttemptAt()).isNull();
  }

  @Test
  void waitsNoLongerThanTheAgeAtWhichItIsGivenUp() {
    acme.close();
    acme = new SendingCompany();
    acme.container.configure("remitente.outbox.give-up-after", "PT20S");
    acme.servers.beforeContent =
        envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later");
    String id = acme.accept("F-1", ANA);
    acme.send();

    acme.passes(Duration.ofSeconds(21));
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.REJECTED);
  }

  @Test
  void isUnknownWhenTheConnectionIsLostAfterTheContent() {
    acme.servers.afterContent = envelope -> FakeMailServers.lost(Stage.DATA);
    String id = acme.accept("F-1", ANA);
    String next = acme.accept("F-2", ANA);

    acme.send();
    acme.passes(Duration.ofDays(1));
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.UNKNOWN);
    assertThat(acme.recipient(id, ANA)).isEqualTo(RecipientState.UNKNOWN);
    assertThat(acme.status(id).attempts()).hasSize(1);
    assertThat(acme.state(next)).isEqualTo(MessageState.UNKNOWN);
    assertThat(acme.servers.connections).isEqualTo(2);
  }

  @Test
  void goesOnOverAnotherConnectionWhenOneBreaksBeforeTheContent() {
    acme.servers.beforeContent =
        envelope -> acme.servers.connections == 1 ? FakeMailServers.lost(Stage.SENDER) : null;
    String broken = acme.accept("F-1", ANA);
    String next = acme.accept("F-2", ANA);

    acme.send();

    assertThat(acme.state(broken)).isEqualTo(MessageState.WAITING);
    assertThat(acme.state(next)).isEqualTo(MessageState.SENT);
  }

  @Test
  void aConnectionFromWhichTheServerHasPartedMeanwhileIsNoFaultOfTheNextMessage() {
    acme.servers.beforeContent =
        envelope ->
            acme.servers.connections == 1 && acme.servers.delivered.size() == 1
                ? FakeMailServers.lost(Stage.SENDER)
                : null;
    String first = acme.accept("F-1", ANA);
    String next = acme.accept("F-2", ANA);

    acme.send();

    assertThat(List.of(first, next))
        .allSatisfy(
            id -> {
              assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
              assertThat(acme.status(id).attempts()).hasSize(1);
            });
    assertThat(acme.servers.connections).isEqualTo(2);
  }

  @Test
  void leavesAServerAloneThatCannotBeReached() {
    acme.servers.unreachable =
        MailFailure.of(Service.SMTP, Stage.CONNECT, FailureKind.CONNECTION_REFUSED);
    for (int i = 0; i < 60; i++) {
      acme.accept("F-" + i, ANA);
    }

    acme.send();

    assertThat(acme.servers.connections).isEqualTo(1);
    assertThat(acme.accounts().get(acme.company, acme.account).health())
        .isEqualTo(AccountHealth.FAILING);

    acme.servers.unreachable = null;
    acme.passes(Duration.ofMinutes(3));
    acme.send();

    assertThat(acme.servers.delivered).hasSize(60);
    assertThat(acme.accounts().get(acme.company, acme.account).health())
        .isEqualTo(AccountHealth.OK);
  }

  @Test
  void holdsMessagesWithoutAgeWhereTheProviderGivesNoTokenNow() {
    acme.servers.unreachable =
        new MailFailure(
            Service.OAUTH,
            Stage.TOKEN,
            FailureKind.REFUSED,
            new ServerReply(401, "invalid_client", "AADSTS7000222"),
            Map.of());
    String id = acme.accept("F-1", ANA);

    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.QUEUED);
    assertThat(acme.status(id).attempts()).isEmpty();
    assertThat(acme.accounts().get(acme.company, acme.account).health())
        .as("the operator's fault is not the user's")
        .isEqualTo(AccountHealth.OK);

    acme.servers.unreachable = null;
    acme.passes(Duration.ofDays(6));
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void whatWaitedAlreadyDoesNotAgeEitherWhileTheProviderGivesNoToken() {
    acme.servers.beforeContent =
        envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later");
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.servers.unreachable =
        new MailFailure(
            Service.OAUTH,
            Stage.TOKEN,
            FailureKind.REFUSED,
            new ServerReply(401, "invalid_client", "AADSTS7000222"),
            Map.of());
    acme.passes(Duration.ofHours(1));
    acme.send();

    acme.servers.unreachable = null;
    acme.passes(Duration.ofDays(6));
    acme.send();

    assertThat(acme.state(id)).as("the next fault is its first").isEqualTo(MessageState.WAITING);
  }

  @Test
  void stopsTheAccountAndNotTheMessageWhenTheSignInIsRefused() {
    acme.servers.unreachable =
        FakeMailServers.refused(Stage.LOGIN, "535 5.7.8 Authentication credentials invalid");
    String id = acme.accept("F-1", ANA);

    acme.send();
    acme.accept("F-2", ANA);
    acme.passes(Duration.ofHours(1));
    acme.send();

    assertThat(acme.servers.connections).as("a wrong sign-in may lock the account").isEqualTo(1);
    assertThat(acme.state(id)).isEqualTo(MessageState.QUEUED);
    assertThat(acme.accounts().get(acme.company, acme.account).health())
        .isEqualTo(AccountHealth.NEEDS_SIGN_IN);
  }

  @Test
  void goesOnByItselfWhenTheAccountIsMended() {
    acme.servers.unreachable =
        FakeMailServers.refused(Stage.LOGIN, "535 5.7.8 Authentication credentials invalid");
    String id = acme.accept("F-1", ANA);
    acme.send();

    acme.servers.unreachable = null;
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void doesNotAgeWhileItsAccountIsStopped() {
    acme.servers.beforeContent =
        envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Try again later");
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.NEEDS_SIGN_IN);
    assertThat(acme.state(id)).isEqualTo(MessageState.QUEUED);

    acme.passes(Duration.ofDays(6));
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
  }

  @Test
  void aFaultOfOursWithOneMessageDoesNotHoldUpTheNext() {
    acme.servers.beforeContent =
        envelope -> {
          if (envelope.recipients().get(0).value().equals(ANA)) {
            throw new IllegalStateException("a fault");
          }
          return null;
        };
    String broken = acme.accept("F-1", ANA);
    String next = acme.accept("F-2", BEA);

    acme.send();

    assertThat(acme.state(broken)).isEqualTo(MessageState.WAITING);
    assertThat(acme.state(next)).isEqualTo(MessageState.SENT);
  }

  /** It is read a while before it is sent, and whom it goes to may have changed since. */
  @Test
  void sendsToThoseWhomAPersonWantsToTryAgainMeanwhile() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("550 5.1.1 User unknown"));
    acme.servers.refusals.put(ANA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = acme.accept("F-1", ANA, BEA);
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);
    acme.servers.refusals.clear();
    acme.passes(Duration.ofHours(1));
    acme.servers.beforeContent =
        envelope -> {
          if (envelope.recipients().size() == 1) {
            acme.outbox().retry(acme.company, id);
          }
          return null;
        };

    acme.send();
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered).hasSize(1);
    assertThat(acme.servers.delivered.get(0).envelope().recipients()).hasSize(2);
  }

  @Test
  void anAccountIsNotDeletedWhileMessagesWaitUnlessTheyAreCancelled() {
    String id = acme.accept("F-1", ANA);

    assertThatThrownBy(() -> acme.accounts().delete(acme.company, acme.account, false))
        .isInstanceOf(ConflictException.class)
        .hasMessage("account-has-messages");

    acme.accounts().delete(acme.company, acme.account, true);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.CANCELLED);
    assertThat(acme.servers.connections).isZero();
  }

  @Test
  void anAccountKeepsItsAddressWhileMessagesWait() {
    acme.accept("F-1", ANA);

    assertThatThrownBy(
            () -> acme.accounts().allowAddress(acme.company, acme.account, "otra@acme.es"))
        .isInstanceOf(ConflictException.class)
        .hasMessage("messages-wait");
  }

  /** Content is read while it is handed over; the server never saw its end. */
  @Test
  void sendsAgainWhatCouldNotBeReadToItsEnd() {
    acme.servers.afterContent =
        envelope -> {
          throw new EJBException(new SQLException("thrown by the test", "08006"));
        };
    String id = acme.accept("F-1", ANA);
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.WAITING);

    acme.servers.afterContent = envelope -> null;
    acme.passes(Duration.ofHours(1));
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }
}
