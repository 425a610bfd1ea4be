package org.remitente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.account.Settings.SMTP_PASSWORD;
import static org.remitente.account.Settings.imap;
import static org.remitente.account.Settings.of;
import static org.remitente.account.Settings.smtp;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.shared.EmailAddress;

class MailAccountTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-01T10:00:00Z");
  private static final String SEALED = "k1:sealed";

  private static MailAccount stored(AccountSettings settings) {
    AccountServers servers = AccountServers.of(settings);
    ServerColumns smtp = new ServerColumns(servers.smtp(), settings.smtp().username(), SEALED);
    ServerColumns imap =
        servers.imap() == null
            ? null
            : new ServerColumns(servers.imap(), settings.imap().username(), null);
    MailAccount account = new MailAccount("acme", "a1", NOW);
    account.take(settings, new SealedServers(servers, smtp, imap));
    return account;
  }

  @Test
  void keepsTheSettingsThatPassed() {
    MailAccount account = stored(of(smtp(SMTP_PASSWORD), imap(null, null)));

    assertThat(account.id()).isEqualTo("a1");
    assertThat(account.address()).isEqualTo(new EmailAddress("ana@acme.es"));
    assertThat(account.displayName()).isEqualTo("Ana");
    assertThat(account.smtp())
        .isEqualTo(
            new StoredServer(
                "smtp.acme.es", 587, ConnectionSecurity.STARTTLS, Settings.USER, true));
    assertThat(account.imap())
        .isEqualTo(new StoredServer("imap.acme.es", 993, ConnectionSecurity.TLS, null, true));
    assertThat(account.imapSentFolder()).isEqualTo("Enviados");
    assertThat(account.limits()).isEqualTo(new SendingLimits(null, 10, null, 500));
  }

  @Test
  void keepsNoImapWhereNoCopyIsWanted() {
    MailAccount account = stored(of(smtp(SMTP_PASSWORD), null));

    assertThat(account.hasImap()).isFalse();
    assertThat(account.imap()).isNull();
    assertThat(account.imapSentFolder()).isNull();
  }

  @Test
  void readsDeliveryReportsWhereThatIsWantedAndThereIsAMailbox() {
    AccountSettings without =
        new AccountSettings(
            "ana@acme.es", null, smtp(SMTP_PASSWORD), false, null, null, false, false, null, true);

    assertThat(stored(of(smtp(SMTP_PASSWORD), imap(null, null))).readsDeliveryReports()).isTrue();
    assertThat(stored(without).readsDeliveryReports()).isFalse();
  }

  @Test
  void withoutLimitsOnlyTheProvidersHold() {
    AccountSettings settings =
        new AccountSettings(
            "ana@acme.es", null, smtp(SMTP_PASSWORD), false, null, null, false, false, null, false);

    assertThat(stored(settings).limits()).isEqualTo(SendingLimits.NONE);
  }

  @Test
  void keepsWhatAVerificationFoundOut() {
    MailAccount account = stored(of(smtp(SMTP_PASSWORD), imap(null, null)));
    List<StoredWarning> warnings =
        List.of(
            new StoredWarning("not-arrived", Map.of()),
            new StoredWarning("sent-folder-created", Map.of("folder", "Enviados «ñ»")));
    account.fare(AccountHealth.NEEDS_SIGN_IN, null);

    account.learn(
        new LearnedFacts(SentCopyPolicy.PROVIDER_SAVES, "Enviados «ñ»", 35_882_577L),
        warnings,
        NOW);

    assertThat(account.warnings()).isEqualTo(warnings);
    assertThat(account.sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
    assertThat(account.sentFolder()).isEqualTo("Enviados «ñ»");
    assertThat(account.sizeLimit()).isEqualTo(35_882_577L);
    assertThat(account.health()).isEqualTo(AccountHealth.OK);
    assertThat(account.verifiedAt()).isEqualTo(NOW);
  }
}
