package org.remitente.network;

import java.time.Duration;

/**
 * How long a connection waits.
 *
 * @param connect for the look-up of a name, and for a TCP connection to any of its addresses
 * @param opening from the connection until the other side is found to be whom one wanted to speak
 *     to, implicit TLS included: see {@link GuardedConnection#opened()}
 * @param reply for the next bytes to come, and for the next bytes of ours to be taken
 * @param whole from the look-up until the connection is closed
 */
public record TimeLimits(Duration connect, Duration opening, Duration reply, Duration whole) {

  /** Limits without one for the opening. */
  public TimeLimits(Duration connect, Duration reply, Duration whole) {
    this(connect, whole, reply, whole);
  }
}
