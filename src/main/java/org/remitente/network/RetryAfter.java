package org.remitente.network;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * In how long a server is ready again (RFC 9110 section 10.2.3): seconds, or a date, which is held
 * against the server's own clock.
 */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * @param retryAfter the header as it came, or null
   * @param date the header {@code Date} of the same answer, or null
   * @return at most a day; empty where it does not say, or where it cannot be read
   */
  static Optional<Duration> of(String retryAfter, String date) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    String told = retryAfter.strip();
    return told.matches("\\d{1,9}")
        ? Optional.of(bounded(Duration.ofSeconds(Long.parseLong(told))))
        : between(date, told).map(RetryAfter::bounded);
  }

  private static Optional<Duration> between(String now, String then) {
    try {
      return now == null ? Optional.empty() : Optional.of(Duration.between(time(now), time(then)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static ZonedDateTime time(String header) {
    return ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static Duration bounded(Duration told) {
    if (told.isNegative()) {
      return Duration.ZERO;
    }
    return told.compareTo(LONGEST) > 0 ? LONGEST : told;
  }
}
