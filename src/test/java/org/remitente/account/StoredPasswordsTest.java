package org.remitente.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;

class StoredPasswordsTest {

  private static final Secret SMTP = Secret.of("para-enviar");
  private static final Secret IMAP = Secret.of("para-archivar");

  private static final AccountSettings SHARED = settings(smtp(SMTP), imap("imap.acme.es", null));

  private static AccountSettings settings(ServerSettings smtp, ServerSettings imap) {
    return new AccountSettings(
        "ana@acme.es", null, smtp, imap != null, imap, null, false, false, SendingLimits.NONE);
  }

  private static ServerSettings smtp(Secret password) {
    return new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.STARTTLS, "ana", password);
  }

  private static ServerSettings imap(String host, Secret password) {
    return new ServerSettings(host, 993, ConnectionSecurity.TLS, null, password);
  }

  private static ServerSettings imapOf(String username) {
    return new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, username, null);
  }

  private static AccountSettings complete(AccountSettings typed, AccountSettings stored) {
    return StoredPasswords.complete(typed, stored);
  }

  @Test
  void keepsThemWhereNothingChanges() {
    AccountSettings own = settings(smtp(SMTP), imap("imap.acme.es", IMAP));
    AccountSettings typed = settings(smtp(null), imap("imap.acme.es", null));

    assertThat(complete(typed, SHARED)).isEqualTo(SHARED);
    assertThat(complete(typed, own)).isEqualTo(own);
  }

  @Test
  void asksAgainWhereTheServerOrItsUserChanges() {
    ServerSettings typed = smtp(null);
    String host = typed.host();
    String user = typed.username();
    ConnectionSecurity security = typed.security();
    AccountSettings stored = settings(smtp(SMTP), null);

    for (ServerSettings changed :
        new ServerSettings[] {
          new ServerSettings("smtp.evil.es", 587, security, user, null),
          new ServerSettings(host, 25, security, user, null),
          new ServerSettings(host, 587, ConnectionSecurity.NONE, user, null),
          new ServerSettings(host, 587, security, "eva", null)
        }) {
      assertThat(complete(settings(changed, null), stored).smtp().password()).isNull();
    }
  }

  @Test
  void asksForThePasswordOfSmtpWhereImapWouldTakeItElsewhere() {
    AccountSettings typed = settings(smtp(null), imap("imap.evil.es", null));

    assertThat(complete(typed, SHARED).smtp().password()).isNull();
    assertThat(complete(typed, settings(smtp(SMTP), null)).smtp().password()).isNull();
  }

  @Test
  void asksForThePasswordOfSmtpWhereImapWouldTakeItToAnotherUser() {
    AccountSettings typed = settings(smtp(null), imapOf("direccion"));

    assertThat(complete(typed, SHARED).smtp().password()).isNull();
    assertThat(complete(typed, SHARED).imap().password()).isNull();
  }
}
