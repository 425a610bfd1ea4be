package org.remitente.work;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When something that met a temporary failure is tried again: after growing delays, of which the
 * last repeats, each a little longer or shorter by chance, so that what failed together does not
 * come back together.
 *
 * @param delays the delays, shortest first
 * @param giveUpAfter the age at which it is given up
 */
public record RetryPolicy(List<Duration> delays, Duration giveUpAfter) {

  private static final double JITTER = 0.2;

  public RetryPolicy {
    delays = List.copyOf(delays);
  }

  /**
   * How long to wait; never beyond the age at which it is given up, which is the last attempt's
   * time.
   *
   * @param failures how many failures went before, 0 for the first
   * @param failing for how long it has failed
   */
  public Duration delay(int failures, Duration failing, RandomGenerator random) {
    Duration delay = delays.get(Math.min(failures, delays.size() - 1));
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    Duration left = giveUpAfter.minus(failing);
    Duration wanted = Duration.ofMillis(Math.round(delay.toMillis() * factor));
    return wanted.compareTo(left) < 0 ? wanted : left;
  }

  /** Whether something that has failed for so long is to be given up. */
  public boolean givesUp(Duration failing) {
    return failing.compareTo(giveUpAfter) >= 0;
  }
}
