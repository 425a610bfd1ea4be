package org.remitente.it;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.remitente.testing.MailSystem;
import org.remitente.testing.MailSystemSetup;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.PortRelay;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestIdentityProvider;

/**
 * Postfix and Dovecot that take a provider's tokens and ask it whether they are good, at ports of
 * which the product was told before they were there.
 */
final class TokenMail implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** What Exchange Online answers where SMTP AUTH is off, whatever one signs in with. */
  private static final String SWITCHED_OFF =
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
          + " Mailbox.";

  private final MailSystem mail;
  private final PortRelay smtp;
  private final PortRelay imap;

  /**
   * @param smtpPort for STARTTLS
   * @param imapPort for TLS
   * @param users nobody knows a password of theirs
   */
  TokenMail(TestIdentityProvider provider, int smtpPort, int imapPort, String... users) {
    MailSystemSetup setup = MailSystem.setup().tokensOf(provider);
    for (String user : users) {
      setup.user(user, "never used");
    }
    mail = setup.start();
    // The first token of all takes longest, perhaps longer than the product waits.
    provider.issue(users[0], "mail");
    smtp = new PortRelay(smtpPort, mail.postfix().submissionPort());
    imap = new PortRelay(imapPort, mail.dovecot().imapsPort());
  }

  /**
   * Nobody may sign in to SMTP for a while.
   *
   * @param meanwhile told the server that says so
   */
  void whileSwitchedOff(Consumer<ScriptedSmtpServer> meanwhile) {
    try (ScriptedSmtpServer refusing = new ScriptedSmtpServer(new Mailboxes())) {
      refusing
          .mechanisms("LOGIN", "XOAUTH2")
          .startTls(TestAuthority.shared().forLocalhost())
          .on("AUTH", SWITCHED_OFF);
      smtp.leadTo(refusing.port());
      meanwhile.accept(refusing);
    } finally {
      smtp.leadTo(mail.postfix().submissionPort());
    }
  }

  /** The messages of a folder with these words in them. */
  List<String> messages(String user, String folder, String words) {
    return mail.messages(user, folder).stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .filter(text -> text.contains(words))
        .toList();
  }

  /** Waits for the one message with these words that somebody receives. */
  String arrived(String user, String words) {
    return await()
        .atMost(SOON)
        .until(() -> messages(user, "INBOX", words), found -> found.size() == 1)
        .get(0);
  }

  @Override
  public void close() {
    smtp.close();
    imap.close();
    mail.close();
  }
}
