package org.remitente.checkup;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * When an account is looked at: once a day at a time that follows from its id, so that all accounts
 * spread over the day; in the last days of a month, before the invoices leave, once more half a day
 * apart. Days are those of UTC.
 */
final class CheckSchedule {

  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final int LAST_DAYS = 4;

  private CheckSchedule() {}

  /** The next look after a time. */
  static OffsetDateTime next(String companyId, String accountId, OffsetDateTime after) {
    int second = Math.floorMod((companyId + accountId).hashCode(), SECONDS_OF_A_DAY);
    LocalDate today = after.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    return Stream.of(today, today.plusDays(1))
        .flatMap(day -> looks(day, second))
        .filter(look -> look.isAfter(after))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<OffsetDateTime> looks(LocalDate day, int second) {
    boolean twice = day.getDayOfMonth() > day.lengthOfMonth() - LAST_DAYS;
    int half = SECONDS_OF_A_DAY / 2;
    return (twice ? Stream.of(second % half, second % half + half) : Stream.of(second))
        .map(each -> LocalTime.MIDNIGHT.plus(Duration.ofSeconds(each)))
        .map(time -> day.atTime(time).atOffset(ZoneOffset.UTC));
  }
}
