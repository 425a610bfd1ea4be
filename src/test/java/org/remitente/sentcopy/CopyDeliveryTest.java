package org.remitente.sentcopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountHealth;
import org.remitente.account.SentCopyPolicy;
import org.remitente.delivery.SendingCompany;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.testing.DatabaseTest;

/** The copy of a sent message: one, the same bytes, and no harm to the message if it fails. */
@DatabaseTest
class CopyDeliveryTest {

  private static final String ANA = "ana@cliente.es";
  private static final String BEA = "bea@cliente.es";

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = CopyNode.company(SentCopyPolicy.APPEND);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private void file() {
    CopyNode.file(acme);
  }

  private CopyState copy(String id) {
    MessageStatus status = acme.status(id);
    assertThat(status.state()).as("whatever becomes of the copy").isEqualTo(MessageState.SENT);
    return status.sentCopy();
  }

  private void signInIsRefused() {
    acme.servers.mailboxUnreachable =
        MailFailure.refused(
            Service.IMAP,
            Stage.LOGIN,
            new ServerReply(0, "AUTHENTICATIONFAILED", "NO Authentication failed"));
  }

  private void fullMailbox() {
    acme.servers.appendFails =
        MailFailure.refused(
            Service.IMAP, Stage.APPEND, new ServerReply(0, "OVERQUOTA", "Mailbox is full"));
  }

  @Test
  void filesTheVeryBytesThatWereSentOnce() {
    String id = acme.accept("F-1", ANA);
    acme.send();
    assertThat(copy(id)).isEqualTo(CopyState.PENDING);

    file();
    file();

    assertThat(copy(id)).isEqualTo(CopyState.SAVED);
    assertThat(acme.servers.appends).isEqualTo(1);
    assertThat(acme.servers.filed)
        .containsEntry(acme.status(id).messageId(), acme.servers.delivered.get(0).content());
    assertThat(acme.count("sent_copy")).isZero();
  }

  @Test
  void filesABccLineInFrontOfTheBytesThatWereSent() {
    String id = acme.acceptWithBcc("F-1", ANA, BEA);

    acme.send();
    file();

    assertThat(acme.servers.filed.get(acme.status(id).messageId()))
        .isEqualTo("Bcc: " + BEA + "\r\n" + acme.servers.delivered.get(0).content());
  }

  @Test
  void filesNothingThatIsThereAlready() {
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.servers.filed.put(acme.status(id).messageId(), "what the provider kept");

    file();

    assertThat(copy(id)).isEqualTo(CopyState.SAVED);
    assertThat(acme.servers.appends).isZero();
  }

  @Test
  void filesNothingBeforeAnybodyAccepted() {
    acme.accept("F-1", ANA);

    file();

    assertThat(acme.servers.appends).isZero();
    assertThat(acme.count("sent_copy")).isZero();
  }

  @Test
  void leavesTheCopyToAProviderThatKeepsItsOwn() {
    acme.close();
    acme = CopyNode.company(SentCopyPolicy.PROVIDER_SAVES);
    String id = acme.accept("F-1", ANA);

    acme.send();
    file();

    assertThat(copy(id)).isEqualTo(CopyState.PROVIDER);
    assertThat(acme.servers.appends).isZero();
  }

  @Test
  void aFailedCopyIsTriedAgainWithoutSendingAgain() {
    fullMailbox();
    String id = acme.accept("F-1", ANA);
    acme.send();

    file();
    assertThat(copy(id)).isEqualTo(CopyState.PENDING);
    acme.servers.appendFails = null;
    acme.passes(Duration.ofMinutes(2));
    file();

    assertThat(copy(id)).isEqualTo(CopyState.SAVED);
    assertThat(acme.servers.delivered).hasSize(1);
  }

  @Test
  void aCopyIsGivenUpAfterAWeek() {
    fullMailbox();
    String id = acme.accept("F-1", ANA);
    acme.send();

    for (int days = 0; days < 7; days++) {
      file();
      assertThat(copy(id)).isEqualTo(CopyState.PENDING);
      acme.passes(Duration.ofDays(1));
    }
    file();

    assertThat(copy(id)).isEqualTo(CopyState.FAILED);
    assertThat(acme.count("sent_copy")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"OAUTH, TOKEN, 503, ''", "OAUTH, TOKEN, 401, invalid_client", "IMAP, LOGIN, 0, ''"})
  void aCopyDoesNotAgeWhileItsAccountCannotBeSignedInTo(
      Service service, Stage stage, int code, String error) {
    fullMailbox();
    String id = acme.accept("F-1", ANA);
    acme.send();
    file();
    acme.passes(Duration.ofDays(1));
    acme.servers.mailboxUnreachable =
        MailFailure.refused(service, stage, new ServerReply(code, error, "NO"));
    file();
    for (int days = 0; days < 8; days++) {
      acme.passes(Duration.ofDays(1));
      file();
      assertThat(copy(id)).isEqualTo(CopyState.PENDING);
    }

    acme.servers.mailboxUnreachable = null;
    acme.passes(Duration.ofDays(1));
    file();
    assertThat(copy(id)).as("its week begins anew").isEqualTo(CopyState.PENDING);
    acme.servers.appendFails = null;
    acme.passes(Duration.ofDays(1));
    file();

    assertThat(copy(id)).isEqualTo(CopyState.SAVED);
  }

  @Test
  void aRefusalOfOneCopySaysNothingOfTheNext() {
    String first = acme.accept("F-1", ANA);
    String second = acme.accept("F-2", ANA);
    acme.send();
    acme.servers.appendRefusedOnce =
        MailFailure.refused(
            Service.IMAP, Stage.APPEND, new ServerReply(0, "TOOBIG", "Message too large"));

    file();

    assertThat(copy(first)).isEqualTo(CopyState.PENDING);
    assertThat(copy(second)).isEqualTo(CopyState.SAVED);
  }

  @Test
  void aBrokenConnectionLeavesTheRestForLater() {
    acme.servers.appendFails =
        MailFailure.of(Service.IMAP, Stage.APPEND, FailureKind.CONNECTION_LOST);
    acme.accept("F-1", ANA);
    acme.accept("F-2", ANA);
    acme.send();

    file();

    assertThat(acme.servers.appends).isEqualTo(1);
    assertThat(acme.count("sent_copy")).isEqualTo(2);
  }

  @Test
  void aCopyWhoseAccountIsGoneIsGivenUp() {
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.accounts().delete(acme.company, acme.account, false);

    file();

    assertThat(copy(id)).isEqualTo(CopyState.FAILED);
  }

  @Test
  void signsInNoMoreForNewCopiesAfterARefusalUntilTheAccountIsMended() {
    signInIsRefused();
    String first = acme.accept("F-1", ANA);
    acme.send();
    file();
    String second = acme.accept("F-2", ANA);
    acme.send();
    acme.passes(Duration.ofHours(1));
    file();
    assertThat(acme.servers.mailboxConnections).isEqualTo(1);
    assertThat(acme.accounts().get(acme.company, acme.account).failsForItsMailboxOnly()).isTrue();

    acme.sql("update sent_copy set due_at = timestamp '2100-01-01 00:00:00+00'");
    acme.servers.mailboxUnreachable = null;
    acme.accounts().reportMailbox(acme.company, acme.account, null);
    file();

    assertThat(copy(first)).isEqualTo(CopyState.SAVED);
    assertThat(copy(second)).isEqualTo(CopyState.SAVED);
  }

  @Test
  void aCopyThatIsFiledTellsThatTheMailboxIsMended() {
    signInIsRefused();
    String id = acme.accept("F-1", ANA);
    acme.send();
    file();
    acme.servers.mailboxUnreachable = null;

    acme.passes(Duration.ofHours(7));
    file();

    assertThat(copy(id)).isEqualTo(CopyState.SAVED);
    assertThat(acme.accounts().get(acme.company, acme.account).health())
        .isEqualTo(AccountHealth.OK);
  }
}
