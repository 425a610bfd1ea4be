package org.remitente.account;

import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;

/** Settings for tests. */
final class Settings {

  static final String USER = "ana@acme.es";
  static final Secret SMTP_PASSWORD = Secret.of("smtp-s3creto");
  static final Secret IMAP_PASSWORD = Secret.of("imap-s3creto");

  private Settings() {}

  static ServerSettings smtp(Secret password) {
    return new ServerSettings("smtp.acme.es", 587, ConnectionSecurity.STARTTLS, USER, password);
  }

  static ServerSettings imap(String username, Secret password) {
    return new ServerSettings("imap.acme.es", 993, ConnectionSecurity.TLS, username, password);
  }

  /** With a copy where there is an IMAP server. */
  static AccountSettings of(ServerSettings smtp, ServerSettings imap) {
    return new AccountSettings(
        "ana@acme.es",
        "Ana",
        smtp,
        imap != null,
        imap,
        imap == null ? null : "Enviados",
        false,
        true,
        new SendingLimits(null, 10, null, 500),
        imap != null);
  }
}
