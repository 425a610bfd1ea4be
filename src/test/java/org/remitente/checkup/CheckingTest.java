package org.remitente.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.EndingMended;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.SignedInSettings;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.Credentials;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.network.Lifeline;
import org.remitente.oauth.AccountConnections;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.Behaviour;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestAuthority;
import org.remitente.work.WorkKind;

/** Looks at stored accounts: what they find, when that counts, and what they cost. */
@DatabaseTest
class CheckingTest {

  private final CheckedCompany acme = new CheckedCompany();

  @AfterEach
  void close() {
    acme.close();
  }

  private Optional<DiagnosisCode> trouble() {
    return acme.stored().trouble().map(Diagnosis::code);
  }

  private void mailboxIsFull(int percent) {
    acme.imap
        .offering("QUOTA")
        .on(
            "GETQUOTAROOT",
            "* QUOTAROOT \"Enviados\" \"\"",
            "* QUOTA \"\" (STORAGE " + percent * 10 + " 1000)",
            "OK Done");
  }

  @Test
  void anAccountIsLookedAtOnceADayWithoutSendingAnything() {
    acme.look();
    assertThat(acme.smtp.signIns()).as("not at once").isZero();

    acme.nextDay();
    acme.look();

    assertThat(acme.smtp.signIns()).isEqualTo(1);
    assertThat(acme.imap.signIns()).isEqualTo(1);
    assertThat(acme.smtp.received()).noneMatch(line -> line.startsWith("MAIL"));
    assertThat(acme.imap.received()).noneMatch(line -> line.contains("APPEND"));
    assertThat(acme.healths).isEmpty();
    assertThat(acme.endings).isEmpty();
    assertThat(acme.nextDue())
        .isAfter(acme.work().now())
        .isBefore(acme.work().now().plusDays(1).plusSeconds(1));

    acme.nextDay();
    assertThat(acme.smtp.signIns()).isEqualTo(2);
  }

  @Test
  void aCertificateThatEndsInTenDaysIsToldOnceAndForgottenWhenItIsRenewed() {
    acme.smtp.implicitTls(TestAuthority.shared().endingIn(10, "localhost"));

    acme.nextDay();
    acme.nextDay();

    assertThat(acme.endings).hasSize(1);
    AccountEnding told = acme.endings.get(0);
    assertThat(told.companyId()).isEqualTo(acme.company);
    assertThat(told.accountId()).isEqualTo(acme.account);
    assertThat(told.cause()).isEqualTo("certificate");
    assertThat(told.at()).isCloseTo(acme.work().now().plusDays(10), within(1, ChronoUnit.HOURS));
    assertThat(acme.checkups().endings(acme.company, acme.account))
        .extracting(Ending::cause)
        .containsExactly(EndingCause.CERTIFICATE);
    assertThat(acme.healths).as("it still works").isEmpty();

    acme.smtp.implicitTls(TestAuthority.shared().forLocalhost());
    acme.nextDay();
    assertThat(acme.checkups().endings(acme.company, acme.account)).isEmpty();
    assertThat(acme.mended)
        .containsExactly(
            new EndingMended(
                acme.company, acme.account, "certificate", told.at(), AccountHealth.OK));

    acme.smtp.implicitTls(TestAuthority.shared().endingIn(10, "localhost"));
    acme.nextDay();
    assertThat(acme.endings).as("an old machine behind the same name").hasSize(1);
    acme.smtp.implicitTls(TestAuthority.shared().forLocalhost());
    acme.nextDay();
    assertThat(acme.mended).as("nor that it is gone again").hasSize(1);
  }

  @Test
  void aCertificateIsNotRenewedBecauseItsServerIsAway() {
    acme.imap.implicitTls(TestAuthority.shared().endingIn(5, "localhost"));
    acme.nextDay();
    acme.imap.on("CONNECT", "* BYE later");

    acme.nextDay();

    assertThat(acme.checkups().endings(acme.company, acme.account)).hasSize(1);
    assertThat(acme.mended).isEmpty();
  }

  @Test
  void aCertificateThatHasEndedIsNotMended() {
    acme.smtp.implicitTls(TestAuthority.shared().endingIn(10, "localhost"));
    acme.nextDay();
    acme.sql("update account_ending set ends_at = current_timestamp - interval '1' hour");
    acme.smtp.implicitTls(TestAuthority.shared().forLocalhost());

    acme.nextDay();

    assertThat(acme.mended).isEmpty();
  }

  @Test
  void anAccountThatIsStoredAnewIsLookedAtAtOnceWhereSomethingWasToEnd() {
    acme.smtp.implicitTls(TestAuthority.shared().endingIn(10, "localhost"));
    acme.nextDay();
    acme.smtp.implicitTls(TestAuthority.shared().forLocalhost());

    acme.storeAgain();
    acme.look();

    assertThat(acme.mended).hasSize(1);
    int before = acme.smtp.connections();
    acme.storeAgain();
    acme.look();
    assertThat(acme.smtp.connections()).as("nothing more was to end").isEqualTo(before);
  }

  @Test
  void theCertificateOfTheMailboxCountsToo() {
    acme.imap.implicitTls(TestAuthority.shared().endingIn(5, "localhost"));

    acme.nextDay();

    assertThat(acme.endings).extracting(AccountEnding::cause).containsExactly("certificate");
  }

  @Test
  void whatFailsOnceSaysNothingAndIsSeenAgainSoon() {
    acme.smtp.onceOn("CONNECT", "421 4.3.2 Service not available");

    acme.nextDay();
    assertThat(acme.healths).isEmpty();
    assertThat(acme.nextDue()).isBefore(acme.work().now().plusMinutes(61));
    acme.after(Duration.ofMinutes(61));

    assertThat(acme.healths).isEmpty();
    assertThat(acme.smtp.signIns()).isEqualTo(1);
  }

  @Test
  void whatFailsTwiceIsToldUntilItIsMended() {
    acme.smtp.on("CONNECT", "421 4.3.2 Service not available");

    acme.nextDay();
    acme.after(Duration.ofMinutes(61));
    assertThat(acme.healths).containsExactly(AccountHealth.FAILING);
    assertThat(trouble()).contains(DiagnosisCode.GR_421);
    acme.after(Duration.ofHours(4));
    assertThat(acme.healths).hasSize(1);

    acme.smtp.on("CONNECT", Behaviour.usual());
    acme.after(Duration.ofHours(4));

    assertThat(acme.healths).containsExactly(AccountHealth.FAILING, AccountHealth.OK);
    assertThat(trouble()).isEmpty();
  }

  @Test
  void aRefusedSignInCostsNoOther() {
    acme.smtp.on("CREDENTIALS", "535 5.7.8 Authentication credentials invalid");

    acme.nextDay();
    acme.nextDay();
    acme.nextDay();

    assertThat(acme.healths).containsExactly(AccountHealth.NEEDS_SIGN_IN);
    assertThat(trouble()).contains(DiagnosisCode.AUTH_BAD);
    assertThat(acme.smtp.connections()).as("a stopped account is left alone").isEqualTo(1);
    assertThat(acme.imap.connections()).as("nor is the mailbox asked").isZero();
  }

  @Test
  void whereAVerificationWasJustRefusedForTheSameMailboxNobodySignsIn() {
    acme.aVerificationIsRefused();
    int refused = acme.smtp.connections();

    acme.sql("update account_work set due_at = current_timestamp where kind = 'CHECK'");
    acme.look();

    assertThat(acme.smtp.connections()).isEqualTo(refused);
    assertThat(acme.imap.connections()).as("nor is the mailbox asked").isZero();
    assertThat(acme.healths).as("nothing is known").isEmpty();
    acme.nextDay();
    assertThat(acme.smtp.signIns()).isEqualTo(1);
  }

  @Test
  void whereSendingOverAnotherAccountOfTheMailboxWasJustRefusedNobodySignsIn() {
    acme.anotherAccountIsRefused();

    acme.sql("update account_work set due_at = current_timestamp where kind = 'CHECK'");
    acme.look();

    assertThat(acme.smtp.connections()).isZero();
    assertThat(acme.stored().health()).as("nothing is known").isEqualTo(AccountHealth.OK);
    acme.nextDay();
    assertThat(acme.smtp.signIns()).isEqualTo(1);
  }

  @Test
  void nothingIsAskedWhileTheServerIsToBeLeftAlone() {
    acme.work().ensure(acme.company, acme.account);
    acme.sql(
        "update account_work set not_before = current_timestamp + interval '30' hour"
            + " where kind = 'SEND'");

    acme.nextDay();
    assertThat(acme.smtp.connections()).isZero();

    acme.after(Duration.ofHours(7));
    assertThat(acme.smtp.connections()).isEqualTo(1);
  }

  @Test
  void onlyTheMailboxIsLeftAloneWhereItsServerHasRefusedCopies() {
    acme.work().ensure(acme.company, acme.account);
    acme.sql(
        "update account_work set not_before = current_timestamp + interval '30' hour"
            + " where kind = 'COPY'");

    acme.nextDay();

    assertThat(acme.smtp.signIns()).isEqualTo(1);
    assertThat(acme.imap.connections()).isZero();
  }

  @Test
  void looksWaitForMessages() {
    acme.sql(
        "update account_work set due_at = current_timestamp - interval '1' hour, not_before = null");

    acme.look();
    assertThat(acme.smtp.connections()).isZero();

    acme.sql(
        "update account_work set due_at = timestamp '9999-01-01 00:00:00+00' where kind = 'SEND'");
    acme.after(Duration.ofMinutes(6));
    assertThat(acme.smtp.connections()).isEqualTo(1);
  }

  @Test
  void aFullMailboxFailsAndIsWellAgainOnceThereIsRoom() {
    mailboxIsFull(100);

    acme.nextDay();
    assertThat(acme.healths).isEmpty();
    acme.after(Duration.ofMinutes(61));
    assertThat(acme.healths).containsExactly(AccountHealth.FAILING);
    assertThat(trouble()).contains(DiagnosisCode.SENT_QUOTA);
    assertThat(acme.stored().failsForItsMailboxOnly()).isTrue();

    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);
    assertThat(acme.healths).as("a message that leaves mends no mailbox").hasSize(1);

    mailboxIsFull(50);
    acme.after(Duration.ofHours(4));
    assertThat(acme.healths).containsExactly(AccountHealth.FAILING, AccountHealth.OK);
    assertThat(acme.endings).isEmpty();
  }

  @Test
  void aMailboxThatIsNearlyFullIsToldOnceUntilThereIsRoom() {
    mailboxIsFull(95);
    acme.nextDay();
    acme.nextDay();

    assertThat(acme.endings)
        .containsExactly(new AccountEnding(acme.company, acme.account, "mailbox", null));
    assertThat(acme.checkups().endings(acme.company, acme.account))
        .containsExactly(new Ending(EndingCause.MAILBOX, null));

    mailboxIsFull(50);
    acme.nextDay();
    assertThat(acme.mended).extracting(EndingMended::cause).containsExactly("mailbox");
    mailboxIsFull(95);
    acme.nextDay();
    assertThat(acme.endings).as("full once more").hasSize(2);
    mailboxIsFull(100);
    acme.nextDay();
    assertThat(acme.mended).as("it has come true").hasSize(1);
  }

  @Test
  void aFolderThatIsGoneIsTold() {
    acme.sql("update mail_account set sent_folder = 'Borrados'");

    acme.nextDay();
    acme.after(Duration.ofMinutes(61));

    assertThat(acme.healths).containsExactly(AccountHealth.FAILING);
    assertThat(trouble()).contains(DiagnosisCode.SENT_NONE);
    assertThat(acme.imap.received()).as("nothing is made").noneMatch(l -> l.contains("CREATE"));
  }

  @Test
  void whatWasSeenOfSettingsThatWereReplacedMeanwhileIsForgotten() {
    acme.smtp.on("CREDENTIALS", "535 5.7.8 Authentication credentials invalid");
    acme.sql("update mail_account set verified_at = verified_at - interval '1' hour");
    var seen = acme.stored();
    Findings found = acme.container.get(AccountLook.class).at(seen, true, acme.work().now());
    acme.sql("update mail_account set verified_at = verified_at + interval '1' hour");

    acme.checkups().conclude(seen, found);

    assertThat(found.sending().isSettled()).isTrue();
    assertThat(acme.healths).isEmpty();
  }

  @Test
  void anAccountThatIsGoneIsLookedAtNoMore() {
    acme.accounts().delete(acme.company, acme.account, false);

    acme.nextDay();

    assertThat(acme.smtp.connections()).isZero();
    assertThat(acme.work().claim(WorkKind.CHECK, 1, "n")).isEmpty();
  }

  @Test
  void passwordsThatEndAtMicrosoftAreToldInTheLastTwoMonths() {
    acme.container.use(MailServers.class, new Unreachable());
    acme.sql(
        "update mail_account set smtp_host = 'smtp.office365.com', smtp_secret = null,"
            + " smtp_username = null, save_sent_copy = false, imap_host = null");

    assertThat(endingsOn("2026-12-01T00:00:00Z"))
        .containsExactly(
            new Ending(EndingCause.PASSWORD_SIGN_IN, OffsetDateTime.parse("2026-12-31T00:00:00Z")));
    assertThat(endingsOn("2026-10-01T00:00:00Z")).isEmpty();
    assertThat(endingsOn("2027-01-02T00:00:00Z")).isEmpty();
  }

  private List<Ending> endingsOn(String day) {
    return acme.container
        .get(AccountLook.class)
        .at(acme.stored(), true, OffsetDateTime.parse(day))
        .endings()
        .all();
  }

  /** Nobody answers. */
  private static final class Unreachable extends MailServers {

    @Override
    public MailServers tiedTo(Lifeline line) {
      return this;
    }

    @Override
    public MailTransport transport(
        ServerEndpoint endpoint, Credentials credentials, Patience patience) {
      return stages -> {
        throw new MailFailureException(
            MailFailure.of(Service.SMTP, Stage.CONNECT, FailureKind.CONNECT_TIMEOUT));
      };
    }
  }

  /** The ways of signed-in accounts, as their provider has them. */
  private static final class Permission extends AccountConnections {

    private Diagnosis refusal;
    private OffsetDateTime ends;
    private boolean outage;
    private int connections;

    @Override
    public Optional<Diagnosis> renew(String companyId, String accountId) {
      return Optional.ofNullable(refusal);
    }

    @Override
    public Optional<OffsetDateTime> permissionEnds(String companyId, String accountId) {
      return Optional.ofNullable(ends);
    }

    @Override
    public MailTransport transport(String companyId, String accountId, Patience patience) {
      return stages -> {
        connections++;
        throw new MailFailureException(
            MailFailure.of(
                outage ? Service.OAUTH : Service.SMTP,
                outage ? Stage.TOKEN : Stage.CONNECT,
                outage ? FailureKind.SILENCE : FailureKind.CONNECTION_REFUSED));
      };
    }

    @Override
    public Optional<MailStore> store(String companyId, String accountId, Patience patience) {
      return Optional.empty();
    }
  }

  private Permission signedIn() {
    Permission permission = new Permission();
    acme.container.get(AccountLook.class).connections = permission;
    acme.accounts().delete(acme.company, acme.account, false);
    acme.accounts()
        .storeSignedIn(
            acme.company,
            new SignedInSettings(
                "outlook",
                new EmailAddress("ana@outlook.com"),
                null,
                false,
                false,
                SendingLimits.NONE,
                false),
            new LearnedFacts(SentCopyPolicy.OFF, null, null),
            List.of());
    acme.healths.clear();
    return permission;
  }

  @Test
  void aConsentThatWasWithdrawnNeedsSomebodyToSignIn() {
    Permission permission = signedIn();
    permission.refusal =
        DiagnosisCatalogue.diagnose(new TokenRefusal(400, "invalid_grant", "revoked"));

    acme.nextDay();

    assertThat(acme.healths).containsExactly(AccountHealth.NEEDS_SIGN_IN);
    assertThat(permission.connections).isZero();
  }

  @Test
  void aConsentThatEndsIsToldOnceThoughItsDayIsCountedAnewEachTime() {
    Permission permission = signedIn();
    permission.ends = acme.work().now().plusDays(7);
    acme.nextDay();
    permission.ends = permission.ends.plusSeconds(3);
    acme.nextDay();

    assertThat(acme.endings).extracting(AccountEnding::cause).containsExactly("consent");
  }

  @Test
  void aProviderThatGivesNoTokenSaysNothingOfTheAccount() {
    signedIn().outage = true;

    acme.nextDay();
    acme.nextDay();

    assertThat(acme.healths).isEmpty();
  }
}
