package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.remitente.account.AccountSettings;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;

class StoredSecretsTest {

  private static final Secret SECRET = Secret.of("s3creto");

  private static AccountSettings settings(Secret smtp, Secret imap) {
    return new AccountSettings(
        "ana@acme.es",
        null,
        new ServerSettings("mail.acme.es", 587, ConnectionSecurity.STARTTLS, "ana", smtp),
        true,
        new ServerSettings("mail.acme.es", 993, ConnectionSecurity.TLS, null, imap),
        null,
        false,
        false,
        SendingLimits.NONE,
        false);
  }

  @Test
  void whatWasTypedIsNotStored() {
    assertThat(StoredSecrets.between(settings(SECRET, SECRET), settings(SECRET, SECRET)))
        .isEqualTo(StoredSecrets.NONE);
  }

  @Test
  void whatWasFilledInIsStored() {
    assertThat(StoredSecrets.between(settings(null, null), settings(SECRET, SECRET)))
        .isEqualTo(StoredSecrets.ALL);
    assertThat(StoredSecrets.between(settings(SECRET, null), settings(SECRET, SECRET)))
        .isEqualTo(new StoredSecrets(false, true));
    assertThat(StoredSecrets.between(settings(null, SECRET), settings(SECRET, SECRET)))
        .isEqualTo(new StoredSecrets(true, false));
  }

  @Test
  void imapThatTakesSmtpsPasswordTakesAStoredOneToo() {
    assertThat(StoredSecrets.between(settings(null, null), settings(SECRET, null)))
        .isEqualTo(StoredSecrets.ALL);
    assertThat(StoredSecrets.between(settings(SECRET, null), settings(SECRET, null)))
        .isEqualTo(StoredSecrets.NONE);
  }
}
