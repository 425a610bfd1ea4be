package org.remitente.web;

import org.remitente.mail.ConnectionSecurity;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderServer;

/** What the script of the page fills in for a choice; each component is the id of an input. */
record ServerPreset(
    String smtpHost,
    int smtpPort,
    String smtpSecurity,
    boolean saveSentCopy,
    String imapHost,
    int imapPort,
    String imapSecurity) {

  /** What stands there before anybody has typed. */
  static final ServerPreset EMPTY =
      new ServerPreset(
          "",
          ServerForm.SUBMISSION,
          ConnectionSecurity.STARTTLS.tag(),
          false,
          "",
          ServerForm.IMAPS,
          ConnectionSecurity.TLS.tag());

  /** A provider's servers. A copy is wanted unless the provider keeps one. */
  static ServerPreset of(Provider provider) {
    ProviderServer smtp = provider.smtp();
    ProviderServer imap = provider.imap();
    return new ServerPreset(
        smtp.host(),
        smtp.port(),
        smtp.security().tag(),
        wantsCopy(provider),
        imap.host(),
        imap.port(),
        imap.security().tag());
  }

  /** Whether a copy must be filed, since the provider keeps none or nobody knows. */
  static boolean wantsCopy(Provider provider) {
    return !Boolean.TRUE.equals(provider.savesSentItself());
  }
}
