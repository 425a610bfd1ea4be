package org.remitente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.remitente.account.Settings.IMAP_PASSWORD;
import static org.remitente.account.Settings.SMTP_PASSWORD;
import static org.remitente.account.Settings.USER;
import static org.remitente.account.Settings.imap;
import static org.remitente.account.Settings.of;
import static org.remitente.account.Settings.smtp;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

class AccountServersTest {

  @Test
  void imapSignsInWithSmtpsCredentialsWhereItHasNone() {
    AccountServers servers = AccountServers.of(of(smtp(SMTP_PASSWORD), imap(null, null)));

    assertThat(servers.sender()).isEqualTo(new EmailAddress("ana@acme.es"));
    assertThat(servers.smtp())
        .isEqualTo(
            new ServerEndpoint(new HostName("smtp.acme.es"), 587, ConnectionSecurity.STARTTLS));
    assertThat(servers.smtpCredentials()).isEqualTo(new Credentials(USER, SMTP_PASSWORD));
    assertThat(servers.copyServer())
        .contains(new ServerEndpoint(new HostName("imap.acme.es"), 993, ConnectionSecurity.TLS));
    assertThat(servers.imapCredentials()).isEqualTo(servers.smtpCredentials());
    assertThat(servers.ownImapCredentials()).isFalse();
    assertThat(servers.sentFolder()).isEqualTo("Enviados");
  }

  @Test
  void imapMayHaveCredentialsOfItsOwn() {
    AccountServers servers =
        AccountServers.of(of(smtp(SMTP_PASSWORD), imap("archivo", IMAP_PASSWORD)));

    assertThat(servers.imapCredentials()).isEqualTo(new Credentials("archivo", IMAP_PASSWORD));
    assertThat(servers.ownImapCredentials()).isTrue();
  }

  @Test
  void imapMayHaveOnlyItsOwnUserOrItsOwnPassword() {
    AccountServers user = AccountServers.of(of(smtp(SMTP_PASSWORD), imap("archivo", null)));
    AccountServers password = AccountServers.of(of(smtp(SMTP_PASSWORD), imap(null, IMAP_PASSWORD)));

    assertThat(user.imapCredentials()).isEqualTo(new Credentials("archivo", SMTP_PASSWORD));
    assertThat(user.ownImapCredentials()).isTrue();
    assertThat(password.imapCredentials()).isEqualTo(new Credentials(USER, IMAP_PASSWORD));
    assertThat(password.ownImapCredentials()).isTrue();
  }

  @Test
  void withoutACopyThereIsNoImap() {
    AccountServers servers = AccountServers.of(of(smtp(SMTP_PASSWORD), null));

    assertThat(servers.copyServer()).isEmpty();
    assertThat(servers.imapCredentials()).isNull();
    assertThat(servers.ownImapCredentials()).isFalse();
  }

  @Test
  void aServerWithoutSignInHasNoCredentials() {
    ServerSettings smtp = new ServerSettings("10.0.0.1", 25, ConnectionSecurity.NONE, null, null);

    assertThat(AccountServers.of(of(smtp, null)).smtpCredentials()).isNull();
  }

  @Test
  void uncheckedSettingsAreAFault() {
    ServerSettings smtp = new ServerSettings("no host", 25, ConnectionSecurity.NONE, null, null);

    assertThatThrownBy(() -> AccountServers.of(of(smtp, null)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void secretsAreNeverPrinted() {
    assertThat(AccountServers.of(of(smtp(SMTP_PASSWORD), imap("archivo", IMAP_PASSWORD))))
        .asString()
        .doesNotContain("s3creto");
  }
}
