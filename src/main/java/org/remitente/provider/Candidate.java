package org.remitente.provider;

import java.util.Locale;
import org.remitente.mail.ServerEndpoint;

/**
 * Servers that may be those of an address.
 *
 * @param smtp the server that takes messages
 * @param imap the server that holds the mailbox; null where none is known
 * @param trusted whether a password may be sent there before a person has looked at the names
 */
public record Candidate(Server smtp, Server imap, Source source, boolean trusted) {

  /**
   * A server and the user that it probably wants.
   *
   * @param username the whole address or a part of it
   */
  public record Server(ServerEndpoint endpoint, String username) {}

  /** Who told of the servers; of two that are trusted alike the first one is preferred. */
  public enum Source {
    /** The catalogue, by the domain of the address. */
    CATALOGUE,
    /** The catalogue, by the servers that take the domain's mail. */
    MX,
    /** A document in Thunderbird's format on the web. */
    AUTOCONFIG,
    /** The domain's own service records (RFC 6186, RFC 8314). */
    SRV,
    /** Nobody: a usual name at which a mail server was found. */
    GUESS;

    /** The name in the contract. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether both name the same servers, whoever told of them. */
  boolean isSameAs(Candidate other) {
    return smtp.endpoint().equals(other.smtp.endpoint())
        && (imap == null
            ? other.imap == null
            : other.imap != null && imap.endpoint().equals(other.imap.endpoint()));
  }
}
