package org.remitente.mail;

import java.time.Duration;

/**
 * How long a connection waits for the server.
 *
 * @param connect for a TCP connection to any of the server's addresses
 * @param opening from that connection until the server has greeted, implicit TLS included; one that
 *     greets byte by byte cannot outlast it
 * @param reply for the next bytes of an answer, and for the server to take the next bytes of ours
 * @param whole for everything from the look-up until the connection is closed; a server that
 *     trickles cannot outlast it
 */
public record Patience(Duration connect, Duration opening, Duration reply, Duration whole) {

  /** For a person who waits in front of a form: whatever fails has failed within 12 seconds. */
  public static final Patience VERIFICATION =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10));

  /** For the outbox: minutes, as RFC 5321 section 4.5.3.2 asks. */
  public static final Patience DELIVERY =
      new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30));

  /** A patience without a limit of its own for the greeting. */
  public Patience(Duration connect, Duration reply, Duration whole) {
    this(connect, whole, reply, whole);
  }
}
