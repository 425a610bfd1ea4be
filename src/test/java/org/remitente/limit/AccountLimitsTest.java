package org.remitente.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountSettings;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.ServerSettings;
import org.remitente.account.SignedInSettings;
import org.remitente.company.Companies;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.ReachedLimit;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.testing.TestContainer;

/** What is known and learnt of stored accounts. */
@DatabaseTest
class AccountLimitsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-01T09:00:00Z");
  private static final LearnedFacts FACTS = new LearnedFacts(SentCopyPolicy.OFF, null, null);
  private static final Diagnosis HOURLY = refused(Stage.SENDER, "450 Hourly limit exceeded");
  private static final Diagnosis CONNECTIONS =
      refused(Stage.SENDER, "432 4.3.2 Concurrent connections limit exceeded");

  private final TestContainer container =
      new TestContainer().configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
  private final AccountLimits limits = container.get(AccountLimits.class);
  private final MailAccounts accounts = container.get(MailAccounts.class);
  private final String company = container.get(Companies.class).create("Acme SL", "es", null).id();

  @AfterEach
  void close() {
    container.close();
  }

  private static Diagnosis refused(Stage stage, String reply) {
    return DiagnosisCatalogue.diagnose(
        MailFailure.refused(Service.SMTP, stage, FakeMailServers.reply(reply)),
        CredentialSource.SMTP);
  }

  private static AccountSettings settings(String host, String username, SendingLimits own) {
    return new AccountSettings(
        "facturas@acme.es",
        null,
        new ServerSettings(host, 465, ConnectionSecurity.TLS, username, Secret.of("geheim")),
        false,
        null,
        null,
        false,
        false,
        own,
        false);
  }

  private MailAccount account(String host, String username, SendingLimits own) {
    return accounts.store(company, settings(host, username, own), FACTS, List.of());
  }

  private MailAccount account() {
    return account("smtp.acme.es", "facturas", SendingLimits.NONE);
  }

  private MailAccount signedIn(String provider, String address) {
    SignedInSettings wanted =
        new SignedInSettings(
            provider, new EmailAddress(address), null, false, false, SendingLimits.NONE, false);
    return accounts.storeSignedIn(company, wanted, FACTS, List.of());
  }

  private Allowance allowance(MailAccount account, OffsetDateTime now) {
    return limits.allowance(company, account, false, SentTimes.NONE, now);
  }

  private Optional<AccountPause> refused(
      MailAccount account, Diagnosis diagnosis, int standing, OffsetDateTime now) {
    return limits.refused(company, account.id(), diagnosis, standing, SentTimes.NONE, now);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.office365.com, facturas@acme.es, 3, 30",
    "smtp.gmail.com, facturas@acme.es, 2, 2000",
    "smtp.gmail.com, ana@gmail.com, 2, 500",
    "smtp.gmail.com, , 2, 2000",
    "smtp.ionos.es, facturas@acme.es, 2, 500",
    "smtp.acme.es, ana@gmail.com, 2, 2147483647",
    "203.0.113.7, ana@gmail.com, 2, 2147483647",
  })
  void areThoseOfTheServersProvider(String host, String username, int connections, int messages) {
    assertThat(allowance(account(host, username, SendingLimits.NONE), NOW))
        .isEqualTo(new Allowance(connections, messages, null));
  }

  @ParameterizedTest
  @CsvSource({
    "outlook, facturas@acme.es, 3, 30",
    "outlook, ana@hotmail.es, 2, 300",
    "google, facturas@acme.es, 2, 2000",
    "google, ana@gmail.com, 2, 500",
    "acme, facturas@acme.es, 2, 2147483647",
  })
  void areThoseOfTheProviderThatItsOwnerSignedInAt(
      String provider, String address, int connections, int messages) {
    assertThat(allowance(signedIn(provider, address), NOW))
        .isEqualTo(new Allowance(connections, messages, null));
  }

  @Test
  void areNotThoseOfSmtpWhereTheProvidersInterfaceKeepsThePace() {
    MailAccount account = signedIn("outlook", "facturas@acme.es");

    assertThat(limits.allowance(company, account, true, SentTimes.NONE, NOW))
        .isEqualTo(new Allowance(3, 10_000, null));
  }

  @Test
  void areTheAccountsOwnFirst() {
    MailAccount account =
        account("smtp.office365.com", "facturas@acme.es", new SendingLimits(1, null, 20, null));

    assertThat(allowance(account, NOW)).isEqualTo(new Allowance(1, 20, null));
  }

  @Test
  void areLearntFromARefusal() {
    MailAccount account = account();

    assertThat(refused(account, HOURLY, 0, NOW))
        .hasValue(new AccountPause(ReachedLimit.HOUR, Duration.ofHours(1), 1));

    assertThat(allowance(account, NOW)).isEqualTo(new Allowance(2, 0, NOW.plusHours(1)));
    assertThat(allowance(account, NOW.plusHours(1)).exhausted()).isFalse();
    assertThat(refused(account, HOURLY, 0, NOW.plusHours(1)))
        .hasValue(new AccountPause(ReachedLimit.HOUR, Duration.ofHours(2), 2));
  }

  @Test
  void areLearntWithTheNumberThatLeft() {
    MailAccount account = account();
    SentTimes sent = SentTimes.at(NOW.minusMinutes(5), 50);

    limits.refused(company, account.id(), HOURLY, 0, sent, NOW);

    assertThat(allowance(account, NOW.plusHours(1)).messages()).isEqualTo(50);
  }

  @Test
  void leaveTheConnectionsThatStandAlone() {
    MailAccount account =
        account("smtp.acme.es", "facturas", new SendingLimits(8, null, null, null));

    assertThat(refused(account, CONNECTIONS, 4, NOW))
        .hasValue(new AccountPause(ReachedLimit.CONNECTIONS, Duration.ZERO, 0));

    assertThat(allowance(account, NOW)).isEqualTo(new Allowance(4, Allowance.UNLIMITED, null));
    assertThat(allowance(account, NOW.plusDays(1)).connections()).isEqualTo(5);
  }

  @Test
  void areNotTouchedByOtherRefusals() {
    MailAccount account = account();

    assertThat(refused(account, refused(Stage.RECIPIENT, "550 5.1.1 User unknown"), 0, NOW))
        .isEmpty();
    assertThat(refused(account, refused(Stage.LOGIN, "535 5.7.8 No"), 0, NOW)).isEmpty();

    assertThat(allowance(account, NOW).exhausted()).isFalse();
  }

  @Test
  void areThoseOfOneAccount() {
    MailAccount account = account();
    MailAccount other = account();

    refused(account, HOURLY, 0, NOW);

    assertThat(allowance(other, NOW).exhausted()).isFalse();
  }

  @Test
  void areForgottenWithTheMailboxThatTheyWereOf() {
    MailAccount account = account();
    refused(account, HOURLY, 0, NOW);

    MailAccount moved =
        accounts.replace(
            company,
            account.id(),
            settings("smtp.ionos.es", "facturas@acme.es", SendingLimits.NONE),
            FACTS,
            List.of());

    assertThat(allowance(moved, NOW)).isEqualTo(new Allowance(2, 500, null));
    refused(moved, CONNECTIONS, 1, NOW);
    assertThat(allowance(moved, NOW)).isEqualTo(new Allowance(1, 500, null));
  }

  @Test
  void goWithTheAccount() {
    MailAccount account = account();
    refused(account, HOURLY, 0, NOW);

    accounts.delete(company, account.id(), false);

    assertThat(rows()).isZero();
    assertThat(refused(account, HOURLY, 0, NOW)).as("a refusal that comes too late").isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void goWithTheCompany() {
    refused(account(), HOURLY, 0, NOW);

    container.get(Companies.class).delete(company);

    assertThat(rows()).isZero();
  }

  private int rows() {
    return ((Number)
            container
                .database()
                .entities()
                .createNativeQuery("select count(*) from learned_limit")
                .getSingleResult())
        .intValue();
  }
}
