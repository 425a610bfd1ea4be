package org.remitente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.remitente.account.Settings.IMAP_PASSWORD;
import static org.remitente.account.Settings.SMTP_PASSWORD;
import static org.remitente.account.Settings.imap;
import static org.remitente.account.Settings.of;
import static org.remitente.account.Settings.smtp;

import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.TestCipher;
import org.remitente.security.UnreadableSecretException;
import org.remitente.shared.HostName;

class AccountSecretsTest {

  private final AccountSecrets secrets = new AccountSecrets();

  @BeforeEach
  void giveAKey() {
    secrets.cipher = TestCipher.withKnownKey();
  }

  private MailAccount stored(AccountSettings settings, SealedServers sealed) {
    MailAccount account =
        new MailAccount("acme", "a1", OffsetDateTime.parse("2026-03-01T10:00:00Z"));
    account.take(settings, sealed);
    account.prefer(settings.preferred());
    return account;
  }

  static Stream<AccountSettings> settings() {
    return Stream.of(
        of(smtp(SMTP_PASSWORD), null),
        of(smtp(SMTP_PASSWORD), imap(null, null)),
        of(smtp(SMTP_PASSWORD), imap("archivo", IMAP_PASSWORD)),
        of(smtp(SMTP_PASSWORD), imap(null, IMAP_PASSWORD)),
        of(new ServerSettings("10.0.0.1", 25, ConnectionSecurity.NONE, null, null), null),
        of(
            new ServerSettings("10.0.0.1", 25, ConnectionSecurity.NONE, null, null),
            imap("archivo", IMAP_PASSWORD)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void storedSettingsAreReadAsTheyWereTyped(AccountSettings settings) {
    MailAccount account = stored(settings, secrets.seal("acme", settings));
    AccountServers typed = AccountServers.of(settings);

    AccountServers opened = secrets.open(account);

    assertThat(secrets.settings(account)).isEqualTo(settings);
    assertThat(opened.smtp()).isEqualTo(typed.smtp());
    assertThat(opened.smtpCredentials()).isEqualTo(typed.smtpCredentials());
    assertThat(opened.imap()).isEqualTo(typed.imap());
    assertThat(opened.imapCredentials()).isEqualTo(typed.imapCredentials());
    assertThat(opened.ownImapCredentials()).isEqualTo(typed.ownImapCredentials());
  }

  @Test
  void aRowThatWasChangedLeadsNoPasswordToAnotherServerOrUser() {
    AccountSettings settings = of(smtp(SMTP_PASSWORD), null);
    SealedServers sealed = secrets.seal("acme", settings);
    String secret = sealed.smtp().secret();
    ServerEndpoint same = sealed.servers().smtp();
    ServerEndpoint evil =
        new ServerEndpoint(new HostName("smtp.evil.es"), same.port(), same.security());

    for (ServerColumns changed :
        new ServerColumns[] {
          new ServerColumns(evil, Settings.USER, secret), new ServerColumns(same, "eva", secret)
        }) {
      MailAccount account = stored(settings, new SealedServers(sealed.servers(), changed, null));
      assertThatThrownBy(() -> secrets.open(account)).isInstanceOf(UnreadableSecretException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whereTheKeyIsGoneEverythingButThePasswordsIsRead(AccountSettings settings) {
    MailAccount account = stored(settings, secrets.seal("acme", settings));
    secrets.cipher = TestCipher.withAnotherKey();

    AccountSettings read = secrets.withoutPasswords(account);

    assertThat(read.smtp()).isEqualTo(bare(settings.smtp()));
    assertThat(read.imap()).isEqualTo(settings.imap() == null ? null : bare(settings.imap()));
    assertThat(read.address()).isEqualTo(settings.address());
    assertThat(read.saveSentCopy()).isEqualTo(settings.saveSentCopy());
  }

  private static ServerSettings bare(ServerSettings server) {
    return new ServerSettings(
        server.host(), server.port(), server.security(), server.username(), null);
  }
}
