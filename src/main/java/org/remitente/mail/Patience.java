package org.remitente.mail;

import java.time.Duration;

/**
 * How long a connection waits for the server.
 *
 * @param connect for a TCP connection to one address
 * @param reply for the next bytes of an answer, and for the server to take the next bytes of ours
 * @param whole for everything from the look-up until the connection is closed; a server that
 *     trickles cannot outlast it
 */
public record Patience(Duration connect, Duration reply, Duration whole) {

  /** For a person who waits in front of a form. */
  public static final Patience VERIFICATION =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(25));

  /** For the outbox: minutes, as RFC 5321 section 4.5.3.2 asks. */
  public static final Patience DELIVERY =
      new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30));
}
