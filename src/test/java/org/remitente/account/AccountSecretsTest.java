package org.remitente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.Ciphers;
import org.remitente.security.Secret;
import org.remitente.security.UnreadableSecretException;
import org.remitente.shared.HostName;

class AccountSecretsTest {

  private static final Secret SMTP = Secret.of("para-enviar");
  private static final Secret IMAP = Secret.of("para-archivar");

  private final AccountSecrets secrets = secrets(1);

  private static AccountSecrets secrets(int key) {
    AccountSecrets secrets = new AccountSecrets();
    secrets.cipher = Ciphers.filledWith(key);
    return secrets;
  }

  private static AccountSettings settings(String imapUsername, Secret imapPassword) {
    return new AccountSettings(
        "ana@acme.es",
        null,
        new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.STARTTLS, "ana", SMTP),
        true,
        new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, imapUsername, imapPassword),
        null,
        false,
        false,
        SendingLimits.NONE);
  }

  private MailAccount stored(AccountSettings settings) {
    OffsetDateTime now = OffsetDateTime.of(2026, 11, 4, 10, 0, 0, 0, ZoneOffset.UTC);
    MailAccount account = new MailAccount("acme", "a1", now);
    account.take(settings, secrets.seal("acme", settings));
    return account;
  }

  private MailAccount withImapHost(AccountSettings settings, String host) {
    SealedServers sealed = secrets.seal("acme", settings);
    ServerColumns moved =
        new ServerColumns(
            new ServerEndpoint(
                HostName.parse(host).orElseThrow(), 993, sealed.imap().endpoint().security()),
            sealed.imap().username(),
            sealed.imap().secret());
    MailAccount account = stored(settings);
    account.take(settings, new SealedServers(sealed.servers(), sealed.smtp(), moved));
    return account;
  }

  @Test
  void imapSignsInWithTheCredentialsOfSmtp() {
    AccountServers open = secrets.open(stored(settings(null, null)));

    assertThat(open.imapCredentials()).isEqualTo(open.smtpCredentials());
    assertThat(open.imapCredentials().password()).isEqualTo(SMTP);
    assertThat(open.ownImapCredentials()).isFalse();
  }

  @Test
  void imapSignsInWithItsOwnCredentials() {
    AccountServers open = secrets.open(stored(settings("archivo", IMAP)));

    assertThat(open.imapCredentials().username()).isEqualTo("archivo");
    assertThat(open.imapCredentials().password()).isEqualTo(IMAP);
    assertThat(open.ownImapCredentials()).isTrue();
  }

  @Test
  void imapSignsInWithItsOwnUserAndThePasswordOfSmtp() {
    AccountServers open = secrets.open(stored(settings("archivo", null)));

    assertThat(open.imapCredentials().username()).isEqualTo("archivo");
    assertThat(open.imapCredentials().password()).isEqualTo(SMTP);
    assertThat(open.ownImapCredentials()).isTrue();
  }

  @Test
  void aPasswordThatImapSharesIsNotReadForAnotherImapServer() {
    MailAccount moved = withImapHost(settings(null, null), "imap.evil.es");

    assertThatThrownBy(() -> secrets.open(moved)).isInstanceOf(UnreadableSecretException.class);
    assertThatThrownBy(() -> secrets.settings(moved)).isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void aSharedPasswordIsShownAsLeftOut() {
    assertThat(secrets.settings(stored(settings(null, null)))).isEqualTo(settings(null, null));
    assertThat(secrets.settings(stored(settings("archivo", null))))
        .isEqualTo(settings("archivo", null));
    assertThat(secrets.settings(stored(settings(null, IMAP)))).isEqualTo(settings(null, IMAP));
  }

  @Test
  void settingsWhoseSecretsCannotBeReadAnyMoreAreTypedAgain() {
    MailAccount account = stored(settings(null, null));

    assertThat(secrets.readable(account)).isPresent();
    assertThat(secrets(2).readable(account)).isEqualTo(Optional.empty());
  }
}
