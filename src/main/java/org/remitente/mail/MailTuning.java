package org.remitente.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.HostName;

/**
 * What an administrator tunes of every connection: a short list of keys of the container's mail
 * session. Nothing else of that session is kept, users and passwords least of all. A value that
 * cannot be read is left out with a warning: mail goes on as the product does it by itself.
 *
 * @param ehloName the name by which SMTP servers are greeted ({@code mail.smtp.localhost}), or null
 * @param smtp how long SMTP waits
 * @param imap how long IMAP waits
 */
record MailTuning(HostName ehloName, Limits smtp, Limits imap) {

  private static final Logger LOG = Logger.getLogger(MailTuning.class.getName());

  /** The product as it comes. */
  static final MailTuning NONE = of(new Properties());

  /**
   * Time limits of one protocol, in the library's words.
   *
   * @param connect {@code connectiontimeout}, or null
   * @param reply {@code timeout}: for the next bytes in either direction; or null
   */
  record Limits(Duration connect, Duration reply) {}

  /** Reads the keys from the properties of a session. */
  static MailTuning of(Properties session) {
    return new MailTuning(ehloName(session), limits(session, "smtp"), limits(session, "imap"));
  }

  /** A patience that never waits longer than it did, whatever is tuned. */
  Patience tuned(Patience patience, Service service) {
    Limits limits = service == Service.IMAP ? imap : smtp;
    return new Patience(
        shorter(patience.connect(), limits.connect()),
        patience.opening(),
        shorter(patience.reply(), limits.reply()),
        patience.whole());
  }

  private static Duration shorter(Duration ours, Duration tuned) {
    return tuned == null || tuned.compareTo(ours) > 0 ? ours : tuned;
  }

  private static HostName ehloName(Properties session) {
    String key = "mail.smtp.localhost";
    String name = session.getProperty(key, "").strip();
    Optional<HostName> read = HostName.parse(name);
    return name.isEmpty() || read.isPresent() ? read.orElse(null) : ignored(key);
  }

  private static Limits limits(Properties session, String protocol) {
    String prefix = "mail." + protocol + ".";
    return new Limits(
        millis(session, prefix + "connectiontimeout"), millis(session, prefix + "timeout"));
  }

  /** 0 and less mean for ever to the library, which is none of our limits. */
  private static Duration millis(Properties session, String key) {
    String millis = session.getProperty(key, "0").strip();
    if (!millis.matches("-?\\d{1,9}")) {
      return ignored(key);
    }
    int number = Integer.parseInt(millis);
    return number > 0 ? Duration.ofMillis(number) : null;
  }

  private static <T> T ignored(String key) {
    LOG.log(Level.WARNING, "The mail session''s {0} cannot be read and is ignored", key);
    return null;
  }
}
