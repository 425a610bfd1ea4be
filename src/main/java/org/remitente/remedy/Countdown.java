package org.remitente.remedy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.remitente.mail.Patience;

/** The time that a verification has left. */
public final class Countdown {

  private final Clock clock;
  private final Instant end;

  Countdown(Clock clock, Duration whole) {
    this.clock = clock;
    this.end = clock.instant().plus(whole);
  }

  /** What is left, never less than nothing. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The patience for a server that gets so long at most, whatever it does. */
  Patience patience(Duration atMost) {
    Duration left = left();
    Duration whole = left.compareTo(atMost) < 0 ? left : atMost;
    return new Patience(whole, whole, whole, whole);
  }
}
