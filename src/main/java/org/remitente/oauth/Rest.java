package org.remitente.oauth;

import java.time.Duration;

/** How long a provider that gave no token is left alone: longer each time, up to a quarter hour. */
final class Rest {

  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 5;

  private Rest() {}

  /**
   * @param failures how often it gave none before, in a row
   * @param atLeast how long it wants to be left alone
   */
  static Duration after(int failures, Duration atLeast) {
    Duration doubled = SHORTEST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    return longer(atLeast, doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
