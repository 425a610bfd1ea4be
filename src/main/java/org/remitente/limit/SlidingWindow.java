package org.remitente.limit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * So many messages in any stretch of time of a length. A window that slides keeps every limit that
 * servers count by the clock or the calendar too.
 *
 * @param length of the stretch
 * @param limit messages, at least 1
 */
record SlidingWindow(Duration length, int limit) {

  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  /** How many may be sent now. */
  int room(SentMessages sent, OffsetDateTime now) {
    return Math.max(0, limit - sent.since(now.minus(length)));
  }

  /** When one more may be sent; empty where one may now. */
  Optional<OffsetDateTime> next(SentMessages sent, OffsetDateTime now) {
    return sent.nthLatest(limit).map(last -> last.plus(length)).filter(now::isBefore);
  }
}
