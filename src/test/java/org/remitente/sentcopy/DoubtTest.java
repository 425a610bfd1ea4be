package org.remitente.sentcopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.company.Companies;
import org.remitente.delivery.SendingCompany;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageInDoubt;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.RecipientState;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.work.WorkKind;

/** What the provider's own copy tells of a message of which nobody knows whether it was sent. */
@DatabaseTest
class DoubtTest {

  private static final String ANA = "ana@cliente.es";
  private static final String BEA = "bea@cliente.es";
  private static final Duration FIRST_LOOK = Duration.ofSeconds(31);

  private SendingCompany acme;
  private int handedOver;

  @BeforeEach
  void open() {
    open(SentCopyPolicy.PROVIDER_SAVES);
  }

  private void open(SentCopyPolicy policy) {
    acme = CopyNode.company(policy);
    acme.servers.afterContent =
        envelope -> {
          handedOver++;
          return FakeMailServers.lost(Stage.DATA);
        };
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private String inDoubt(String... to) {
    String id = acme.accept("F-1", to);
    acme.send();
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    return id;
  }

  private MessageState state(String id) {
    return acme.status(id).state();
  }

  private RecipientState recipient(String id, String address) {
    return acme.status(id).recipients().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void providerKeeps(String id) {
    acme.servers.filed.put(acme.status(id).messageId(), "what the provider kept");
  }

  private void passes(Duration time) {
    acme.passes(time);
    acme.send();
    CopyNode.file(acme);
  }

  @Test
  void whatIsFoundInSentWasSent() {
    String id = inDoubt(ANA);
    providerKeeps(id);

    CopyNode.file(acme);
    assertThat(state(id)).as("providers file seldom at once").isEqualTo(MessageState.UNKNOWN);
    passes(FIRST_LOOK);

    MessageStatus status = acme.status(id);
    assertThat(status.state()).isEqualTo(MessageState.SENT);
    assertThat(status.sentAt()).isNotNull();
    assertThat(status.sentCopy()).isEqualTo(CopyState.PROVIDER);
    assertThat(recipient(id, ANA)).isEqualTo(RecipientState.ACCEPTED);
    assertThat(acme.submitted).hasSize(1);
    assertThat(acme.count("sent_copy")).isZero();
    passes(Duration.ofDays(2));
    assertThat(handedOver).isEqualTo(1);
    assertThat(acme.servers.appends).isZero();
  }

  @Test
  void whatComesLateIsFoundLater() {
    String id = inDoubt(ANA);

    passes(FIRST_LOOK);
    providerKeeps(id);
    CopyNode.file(acme);
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    passes(Duration.ofMinutes(3));

    assertThat(state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void whatIsNotFoundInADayStaysInDoubt() {
    String id = inDoubt(ANA);

    for (int hours = 0; hours < 30; hours++) {
      passes(Duration.ofHours(1));
    }

    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    assertThat(acme.status(id).sentCopy()).isEqualTo(CopyState.PENDING);
    assertThat(acme.count("sent_copy")).isZero();
    assertThat(acme.servers.mailboxConnections).isBetween(5, 9);
    assertThat(acme.servers.appends).isZero();
    assertThat(handedOver).isEqualTo(1);
    providerKeeps(id);
    passes(Duration.ofDays(1));
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
  }

  @Test
  void aMailboxThatCannotBeReachedIsAskedAgain() {
    String id = inDoubt(ANA);
    providerKeeps(id);
    acme.servers.mailboxUnreachable =
        MailFailure.of(Service.IMAP, Stage.CONNECT, FailureKind.CONNECTION_LOST);

    passes(FIRST_LOOK);
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    acme.servers.mailboxUnreachable = null;
    passes(Duration.ofMinutes(3));

    assertThat(state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void whomTheServerRefusedForNowIsTriedAgainAlone() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = inDoubt(ANA, BEA);
    providerKeeps(id);
    acme.servers.refusals.clear();
    acme.servers.afterContent = envelope -> null;

    passes(FIRST_LOOK);
    assertThat(state(id)).isEqualTo(MessageState.WAITING);
    assertThat(recipient(id, ANA)).isEqualTo(RecipientState.ACCEPTED);
    acme.send();

    assertThat(state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered).hasSize(1);
    assertThat(acme.servers.delivered.get(0).envelope().recipients())
        .extracting(each -> each.value())
        .containsExactly(BEA);
  }

  @Test
  void nothingIsAskedOnceAPersonHasConfirmed() {
    String id = inDoubt(ANA);
    providerKeeps(id);
    acme.outbox().confirm(acme.company, id);

    passes(FIRST_LOOK);

    assertThat(acme.servers.mailboxConnections).isZero();
    assertThat(acme.submitted).hasSize(1);
    assertThat(acme.count("sent_copy")).isZero();
  }

  @Test
  void whatAPersonTriesAgainIsNotTakenAsSent() {
    String id = inDoubt(ANA);
    providerKeeps(id);
    acme.outbox().retry(acme.company, id);

    acme.passes(FIRST_LOOK);
    CopyNode.file(acme);

    assertThat(state(id)).isEqualTo(MessageState.QUEUED);
    assertThat(acme.servers.mailboxConnections).isZero();
  }

  /** The provider's copy may be that of the first time, which did not go to everybody. */
  @Test
  void aMessageThatIsInDoubtForTheSecondTimeIsLeftToAPerson() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String id = inDoubt(ANA, BEA);
    providerKeeps(id);
    acme.servers.refusals.clear();
    acme.outbox().retry(acme.company, id);
    acme.send();
    assertThat(acme.status(id).attempts()).hasSize(2);

    passes(FIRST_LOOK);

    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    assertThat(recipient(id, BEA)).isEqualTo(RecipientState.UNKNOWN);
    assertThat(acme.servers.mailboxConnections).isZero();
  }

  /** The provider's copy is that of the message as the others got it. */
  @Test
  void aMessageThatSomebodyHasAlreadyIsLeftToAPerson() {
    acme.servers.afterContent = envelope -> null;
    acme.servers.refusals.put(BEA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = acme.accept("F-1", ANA, BEA);
    acme.send();
    providerKeeps(id);
    acme.servers.refusals.clear();
    acme.servers.afterContent = envelope -> FakeMailServers.lost(Stage.DATA);
    acme.passes(Duration.ofHours(1));
    acme.send();
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);

    passes(FIRST_LOOK);

    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    assertThat(acme.servers.mailboxConnections).isZero();
  }

  @Test
  void aPersonWhoComesFirstIsNotOverruled() {
    String id = inDoubt(ANA);
    providerKeeps(id);
    acme.passes(FIRST_LOOK);
    DueCopy look = acme.container.get(SentCopies.class).due(acme.company, acme.account, 1).get(0);
    acme.outbox().retry(acme.company, id);

    acme.container.get(SentCopies.class).found(look);

    assertThat(state(id)).isEqualTo(MessageState.QUEUED);
    assertThat(recipient(id, ANA)).isEqualTo(RecipientState.PENDING);
    assertThat(acme.submitted).isEmpty();
  }

  @Test
  void nobodyIsAskedForAnAccountWithoutMailbox() {
    String id = inDoubt(ANA);
    providerKeeps(id);
    acme.sql("update mail_account set imap_host = null, imap_port = null, imap_security = null");

    passes(FIRST_LOOK);

    assertThat(acme.servers.mailboxConnections).isZero();
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    assertThat(acme.count("sent_copy")).isZero();
  }

  @Test
  void nobodyIsAskedWhereWeAreTheOnesToFileCopies() {
    acme.close();
    open(SentCopyPolicy.APPEND);
    String id = inDoubt(ANA);

    assertThat(acme.count("sent_copy")).isZero();
    passes(FIRST_LOOK);

    assertThat(acme.servers.mailboxConnections).isZero();
    assertThat(acme.servers.appends).isZero();
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
  }

  @Test
  void whatANodeLeftInDoubtWhenItDiedIsLookedForToo() {
    String id = acme.accept("F-1", ANA);
    acme.claim("dead").orElseThrow();
    acme.mark("dead");
    providerKeeps(id);

    passes(FIRST_LOOK);
    assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    passes(FIRST_LOOK);

    assertThat(state(id)).isEqualTo(MessageState.SENT);
    assertThat(handedOver).isZero();
  }

  @Test
  void anotherNodeLooksWhereOneDiesWhileItLooks() {
    String id = inDoubt(ANA);
    providerKeeps(id);
    acme.passes(FIRST_LOOK);
    assertThat(acme.work().claim(WorkKind.COPY, 1, "dead")).hasSize(1);

    CopyNode.file(acme);
    assertThat(state(id)).as("while the lease lasts").isEqualTo(MessageState.UNKNOWN);
    passes(FIRST_LOOK);

    assertThat(state(id)).isEqualTo(MessageState.SENT);
  }

  @Test
  void noDoubtIsStoredWithoutItsLook() {
    String id = acme.accept("F-1", ANA);
    acme.claim("dead").orElseThrow();
    acme.mark("dead");
    acme.container.observe(
        MessageInDoubt.class,
        each -> {
          throw new IllegalStateException("killed");
        });

    passes(FIRST_LOOK);

    assertThat(state(id)).isEqualTo(MessageState.SENDING);
    assertThat(acme.count("sent_copy")).isZero();
  }

  /** The account may have taken another way meanwhile. */
  @Test
  void anAnswerThatComesLateQueuesACopyBesideTheLook() {
    String id = acme.accept("F-1", ANA);
    acme.servers.afterContent =
        envelope -> {
          acme.passes(FIRST_LOOK);
          acme.send();
          assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
          acme.sql("update mail_account set sent_copy = 'APPEND'");
          return null;
        };
    acme.send();
    assertThat(acme.count("sent_copy")).as("a copy and a look").isEqualTo(2);

    passes(FIRST_LOOK);

    assertThat(state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.status(id).sentCopy()).isEqualTo(CopyState.SAVED);
    assertThat(acme.servers.appends).isEqualTo(1);
    assertThat(acme.count("sent_copy")).isZero();
  }

  @Test
  void aLookGoesWithItsCompany() {
    inDoubt(ANA);
    assertThat(acme.count("sent_copy")).isEqualTo(1);

    acme.container.get(Companies.class).delete(acme.company);

    assertThat(acme.count("sent_copy")).isZero();
  }
}
