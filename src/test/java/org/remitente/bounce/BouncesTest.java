package org.remitente.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.account.SentCopyPolicy;
import org.remitente.company.Companies;
import org.remitente.delivery.SendingCompany;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.outbox.MessageBounced;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.RecipientState;
import org.remitente.outbox.Returns;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkKind;

/** Which reports say something of which messages, and when they are looked for. */
@DatabaseTest
class BouncesTest {

  private static final String ANA = "ana@cliente.es";
  private static final String BEA = "bea@cliente.es";
  private static final Duration FIRST_LOOK = Duration.ofMinutes(3);

  private final List<MessageBounced> told = new ArrayList<>();
  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany(SentCopyPolicy.PROVIDER_SAVES);
    acme.sql("update mail_account set read_delivery_reports = true");
    acme.observe(acme.container.get(AwaitedReports.class)::sent);
    acme.container.observe(MessageBounced.class, told::add);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private Bounces bounces() {
    return acme.container.get(Bounces.class);
  }

  private String sent(String... to) {
    String id = acme.accept("F-1", to);
    acme.send();
    return id;
  }

  private void look() {
    InboxLook look =
        new InboxLook(
            bounces(),
            acme.container.get(Returns.class),
            acme.connections(),
            acme.accounts(),
            acme.work());
    new ClaimLoop(WorkKind.BOUNCE, 1, acme.work(), Runnable::run, look, Duration.ZERO).tick();
  }

  private void passes(Duration time) {
    acme.passes(time);
    look();
  }

  private void arrives(String messageId, String recipient) {
    String report =
        """
        From: MAILER-DAEMON@mx.cliente.es
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.cliente.es

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 User unknown

        --b
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b--
        """
            .formatted(recipient, messageId);
    acme.servers.arrived.add(report.getBytes(StandardCharsets.UTF_8));
  }

  private MessageStatus.Bounce bounce(String id, String address) {
    return acme.status(id).recipients().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow()
        .bounce();
  }

  @Test
  void aReportIsShownAtItsRecipientAndToldOnce() {
    String id = sent(ANA, BEA);
    arrives(acme.status(id).messageId(), "BEA@cliente.es");

    look();
    assertThat(bounce(id, BEA)).as("before its time").isNull();
    passes(FIRST_LOOK);

    assertThat(bounce(id, BEA).status()).isEqualTo("5.1.1");
    assertThat(bounce(id, BEA).diagnosis().code()).isEqualTo(DiagnosisCode.RCPT_BAD);
    assertThat(bounce(id, ANA)).isNull();
    assertThat(acme.status(id).recipients())
        .extracting(MessageStatus.Recipient::state)
        .containsOnly(RecipientState.ACCEPTED);
    assertThat(told).containsExactly(new MessageBounced(acme.company, id));
    arrives(acme.status(id).messageId(), BEA);
    passes(Duration.ofDays(1));
    assertThat(told).as("a second copy of the report").hasSize(1);
  }

  @Test
  void eachRecipientIsToldWhenItsReportComes() {
    String id = sent(ANA, BEA);
    arrives(acme.status(id).messageId(), ANA);
    passes(FIRST_LOOK);
    arrives(acme.status(id).messageId(), BEA);
    passes(Duration.ofHours(1));

    assertThat(bounce(id, ANA)).isNotNull();
    assertThat(bounce(id, BEA)).isNotNull();
    assertThat(told).hasSize(2);
  }

  @Test
  void aReportOfAnotherAccountsOrCompanysMessageChangesNothing() {
    String ours = sent(ANA);
    String messageId = acme.status(ours).messageId();
    arrives(messageId, ANA);
    acme.sql("update outbox_message set account_id = 'another'");
    passes(FIRST_LOOK);
    assertThat(bounce(ours, ANA)).isNull();

    String other = acme.container.get(Companies.class).create("Otra SL", "es", null).id();
    acme.container
        .get(Returns.class)
        .note(
            other,
            "another",
            messageId,
            List.of(
                new FailedRecipient(List.of(ANA), "5.1.1", "550 5.1.1 User unknown").returned()));

    assertThat(bounce(ours, ANA)).isNull();
    assertThat(told).isEmpty();
  }

  @Test
  void whoDidNotGetTheMessageCannotReturnIt() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String id = sent(ANA, BEA);
    String messageId = acme.status(id).messageId();
    arrives(messageId, "otro@cliente.es");
    arrives(messageId, BEA);

    passes(FIRST_LOOK);

    assertThat(bounce(id, ANA)).isNull();
    assertThat(bounce(id, BEA)).as("refused at once").isNull();
    assertThat(told).isEmpty();
  }

  @Test
  void aMessageThatNeverLeftDoesNotComeBack() {
    String id = acme.accept("F-1", ANA);
    arrives(acme.status(id).messageId(), ANA);
    acme.container
        .get(Returns.class)
        .note(
            acme.company,
            acme.account,
            acme.status(id).messageId(),
            List.of(new FailedRecipient(List.of(ANA), "5.1.1", "").returned()));

    assertThat(bounce(id, ANA)).isNull();
  }

  @Test
  void nobodyLooksWhereItIsSwitchedOff() {
    acme.sql("update mail_account set read_delivery_reports = false");
    String id = sent(ANA);
    arrives(acme.status(id).messageId(), ANA);

    passes(FIRST_LOOK);

    assertThat(acme.servers.mailboxConnections).isZero();
    assertThat(acme.count("bounce_watch")).isZero();
    assertThat(bounce(id, ANA)).isNull();
  }

  @Test
  void nobodyLooksAWeekAfterTheLastMessage() {
    sent(ANA);
    for (int hours = 0; hours < 24 * 10; hours += 6) {
      passes(Duration.ofHours(6));
    }

    assertThat(acme.servers.mailboxConnections).isBetween(7, 9);
  }

  @Test
  void aReportThatNoDatabaseTakesKeepsNoOtherWaiting() {
    String id = sent(ANA);
    arrives("<a\0b@acme.es>", ANA);
    arrives(acme.status(id).messageId(), ANA);

    passes(FIRST_LOOK);

    assertThat(bounce(id, ANA)).isNotNull();
  }

  @Test
  void aReportThatLeadsToAFaultIsPassedOver() {
    String id = sent(ANA);
    arrives(acme.status(id).messageId(), ANA);
    acme.sql("alter table message_bounce rename to nowhere");
    passes(FIRST_LOOK);
    acme.sql("alter table nowhere rename to message_bounce");
    arrives(acme.status(id).messageId(), ANA);

    passes(Duration.ofHours(1));

    assertThat(bounce(id, ANA)).isNotNull();
    assertThat(acme.servers.mailboxConnections).as("nothing broke").isEqualTo(2);
  }

  @Test
  void aRefusedSignInIsNotTriedAgainSoon() {
    sent(ANA);
    acme.servers.mailboxUnreachable =
        FakeMailServers.refused(Stage.LOGIN, "535 5.7.8 Authentication failed");
    passes(FIRST_LOOK);
    int looks = acme.servers.mailboxConnections;
    assertThat(acme.accounts().get(acme.company, acme.account).failsForItsMailboxOnly()).isTrue();

    passes(Duration.ofHours(5));
    assertThat(acme.servers.mailboxConnections).isEqualTo(looks);
    passes(Duration.ofHours(2));
    assertThat(acme.servers.mailboxConnections).isEqualTo(looks + 1);
  }

  @Test
  void aMailboxThatCannotBeReachedIsLookedThroughLater() {
    String id = sent(ANA);
    arrives(acme.status(id).messageId(), ANA);
    acme.servers.mailboxUnreachable =
        MailFailure.of(Service.IMAP, Stage.CONNECT, FailureKind.CONNECTION_LOST);
    passes(FIRST_LOOK);
    acme.servers.mailboxUnreachable = null;

    passes(Duration.ofHours(2));

    assertThat(bounce(id, ANA)).isNotNull();
  }

  @Test
  void nobodySignsInToAnAccountThatIsStopped() {
    String id = sent(ANA);
    arrives(acme.status(id).messageId(), ANA);
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.NEEDS_SIGN_IN);
    passes(FIRST_LOOK);
    assertThat(acme.servers.mailboxConnections).isZero();

    acme.container.observe(AccountChanged.class, each -> bounces().changed(each));
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);
    look();

    assertThat(bounce(id, ANA)).isNotNull();
  }

  /** A server that refused copies need not refuse once more; checks wait for looks in turn. */
  @Test
  void looksWaitForCopiesAndNotForChecks() {
    String id = sent(ANA);
    arrives(acme.status(id).messageId(), ANA);
    acme.sql(
        "update account_work set not_before = current_timestamp + interval '2' hour"
            + " where kind in ('COPY', 'CHECK')");

    passes(FIRST_LOOK);
    assertThat(acme.servers.mailboxConnections).isZero();
    acme.sql(
        "update account_work set not_before = null, due_at = current_timestamp"
            + " where kind in ('COPY', 'BOUNCE')");
    look();

    assertThat(bounce(id, ANA)).isNotNull();
  }

  @Test
  void whatIsNotedGoesWithTheCompany() {
    String id = sent(ANA);
    arrives(acme.status(id).messageId(), ANA);
    passes(FIRST_LOOK);
    assertThat(acme.count("message_bounce")).isEqualTo(1);

    acme.container.get(Companies.class).delete(acme.company);

    assertThat(acme.count("message_bounce") + acme.count("bounce_watch")).isZero();
  }
}
