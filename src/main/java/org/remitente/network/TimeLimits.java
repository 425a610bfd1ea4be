package org.remitente.network;

import java.time.Duration;

/**
 * How long a connection waits.
 *
 * @param connect for the look-up of a name, and for a TCP connection to one address
 * @param reply for the next bytes to come, and for the next bytes of ours to be taken
 * @param whole from the look-up until the connection is closed
 */
public record TimeLimits(Duration connect, Duration reply, Duration whole) {}
