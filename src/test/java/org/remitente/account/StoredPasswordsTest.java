package org.remitente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.account.Settings.IMAP_PASSWORD;
import static org.remitente.account.Settings.SMTP_PASSWORD;
import static org.remitente.account.Settings.USER;
import static org.remitente.account.Settings.imap;
import static org.remitente.account.Settings.of;
import static org.remitente.account.Settings.smtp;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;

/** A stored password is sent nowhere but to where it was sent before. */
class StoredPasswordsTest {

  private static final AccountSettings SMTP_ONLY = of(smtp(SMTP_PASSWORD), null);
  private static final AccountSettings SHARED = of(smtp(SMTP_PASSWORD), imap(null, null));
  private static final AccountSettings OWN =
      of(smtp(SMTP_PASSWORD), imap("archivo", IMAP_PASSWORD));

  private static Secret smtpPassword(AccountSettings typed, AccountSettings stored) {
    return StoredPasswords.complete(typed, stored).smtp().password();
  }

  private static Secret imapPassword(AccountSettings typed, AccountSettings stored) {
    return StoredPasswords.complete(typed, stored).imap().password();
  }

  @Test
  void leftOutPasswordsAreKeptWhereNothingElseChanges() {
    assertThat(StoredPasswords.complete(of(smtp(null), null), SMTP_ONLY)).isEqualTo(SMTP_ONLY);
    assertThat(StoredPasswords.complete(of(smtp(null), imap(null, null)), SHARED))
        .isEqualTo(SHARED);
    assertThat(StoredPasswords.complete(of(smtp(null), imap("archivo", null)), OWN)).isEqualTo(OWN);
  }

  @Test
  void typedPasswordsReplaceTheStoredOnes() {
    Secret typed = Secret.of("new");

    assertThat(smtpPassword(of(smtp(typed), null), SMTP_ONLY)).isEqualTo(typed);
    assertThat(imapPassword(of(smtp(null), imap("archivo", typed)), OWN)).isEqualTo(typed);
  }

  static Stream<ServerSettings> otherSmtpServers() {
    return Stream.of(
        new ServerSettings("smtp.evil.es", 587, ConnectionSecurity.STARTTLS, USER, null),
        new ServerSettings("smtp.acme.es", 465, ConnectionSecurity.STARTTLS, USER, null),
        new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.TLS, USER, null),
        new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.NONE, USER, null),
        new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.STARTTLS, "eva", null),
        new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.STARTTLS, null, null),
        new ServerSettings("not a host", 587, ConnectionSecurity.STARTTLS, USER, null),
        new ServerSettings(null, null, null, null, null));
  }

  @ParameterizedTest
  @MethodSource("otherSmtpServers")
  void smtpsPasswordIsAskedForAgainWhereHostPortSecurityOrUserChange(ServerSettings smtp) {
    assertThat(smtpPassword(of(smtp, null), SMTP_ONLY)).isNull();
  }

  static Stream<ServerSettings> otherImapServers() {
    return Stream.of(
        new ServerSettings("imap.evil.es", 993, ConnectionSecurity.TLS, "archivo", null),
        new ServerSettings("imap.acme.es", 143, ConnectionSecurity.TLS, "archivo", null),
        new ServerSettings("imap.acme.es", 993, ConnectionSecurity.STARTTLS, "archivo", null),
        new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, "eva", null),
        new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, null, null));
  }

  @ParameterizedTest
  @MethodSource("otherImapServers")
  void noStoredPasswordGoesToAnotherImapServerOrUser(ServerSettings imap) {
    AccountSettings completed = StoredPasswords.complete(of(smtp(null), imap), OWN);

    assertThat(completed.imap().password()).isNull();
    assertThat(completed.smtp().password()).isNull();
  }

  static Stream<ServerSettings> otherServersWithSmtpsCredentials() {
    return Stream.of(
        new ServerSettings("imap.evil.es", 993, ConnectionSecurity.TLS, null, null),
        new ServerSettings("imap.acme.es", 143, ConnectionSecurity.TLS, null, null),
        new ServerSettings("imap.acme.es", 993, ConnectionSecurity.NONE, null, null),
        new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, "eva", null));
  }

  @ParameterizedTest
  @MethodSource("otherServersWithSmtpsCredentials")
  void smtpsPasswordIsAskedForAgainWhereImapUsesItElsewhere(ServerSettings imap) {
    assertThat(smtpPassword(of(smtp(null), imap), SHARED)).isNull();
  }

  @Test
  void smtpsPasswordIsAskedForAgainWhereImapIsNew() {
    assertThat(smtpPassword(of(smtp(null), imap(null, null)), SMTP_ONLY)).isNull();
  }

  @Test
  void smtpsPasswordIsKeptWhereANewImapServerHasItsOwn() {
    AccountSettings completed =
        StoredPasswords.complete(of(smtp(null), imap("archivo", IMAP_PASSWORD)), SMTP_ONLY);

    assertThat(completed.smtp().password()).isEqualTo(SMTP_PASSWORD);
    assertThat(completed.imap().password()).isEqualTo(IMAP_PASSWORD);
  }

  @Test
  void imapsPasswordIsKeptWhereOnlySmtpChanges() {
    ServerSettings smtp =
        new ServerSettings("smtp2.acme.es", 587, ConnectionSecurity.STARTTLS, USER, null);

    AccountSettings completed = StoredPasswords.complete(of(smtp, imap("archivo", null)), OWN);

    assertThat(completed.smtp().password()).isNull();
    assertThat(completed.imap().password()).isEqualTo(IMAP_PASSWORD);
  }

  @Test
  void aHostIsTheSameHoweverItIsWritten() {
    ServerSettings smtp =
        new ServerSettings(" SMTP.Acme.es. ", 587, ConnectionSecurity.STARTTLS, USER, null);

    assertThat(smtpPassword(of(smtp, null), SMTP_ONLY)).isEqualTo(SMTP_PASSWORD);
  }

  @Test
  void withoutACopyImapIsNotLookedAt() {
    AccountSettings typed = of(smtp(null), null);

    assertThat(StoredPasswords.complete(typed, OWN).smtp().password()).isEqualTo(SMTP_PASSWORD);
    assertThat(StoredPasswords.complete(typed, OWN).imap()).isNull();
  }

  @Test
  void missingServersStayMissing() {
    AccountSettings typed =
        new AccountSettings(null, null, null, true, null, null, false, false, null, false);

    assertThat(StoredPasswords.complete(typed, OWN)).isEqualTo(typed);
  }
}
