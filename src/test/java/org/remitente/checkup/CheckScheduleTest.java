package org.remitente.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.remitente.shared.Ids;

/** When accounts are looked at. */
class CheckScheduleTest {

  private static final OffsetDateTime EARLY = OffsetDateTime.parse("2026-11-03T00:00:00Z");

  private static List<OffsetDateTime> looks(OffsetDateTime from, Duration length) {
    List<OffsetDateTime> looks = new ArrayList<>();
    for (OffsetDateTime look = CheckSchedule.next("acme", "a", from);
        look.isBefore(from.plus(length));
        look = CheckSchedule.next("acme", "a", look)) {
      looks.add(look);
    }
    return looks;
  }

  @Test
  void onceADayAtTheSameTime() {
    assertThat(looks(EARLY, Duration.ofDays(10)))
        .hasSize(10)
        .extracting(OffsetDateTime::toLocalTime)
        .containsOnly(CheckSchedule.next("acme", "a", EARLY).toLocalTime());
  }

  @Test
  void twiceADayInTheLastDaysOfAMonth() {
    List<OffsetDateTime> looks =
        looks(OffsetDateTime.parse("2026-11-27T00:00:00Z"), Duration.ofDays(4));

    assertThat(looks).hasSize(8);
    assertThat(Duration.between(looks.get(0), looks.get(1))).isEqualTo(Duration.ofHours(12));
    assertThat(looks(OffsetDateTime.parse("2026-11-26T00:00:00Z"), Duration.ofDays(1))).hasSize(1);
    assertThat(looks(OffsetDateTime.parse("2026-12-01T00:00:00Z"), Duration.ofDays(1))).hasSize(1);
  }

  @Test
  void theTimeOfOtherZonesIsTheSameTime() {
    assertThat(CheckSchedule.next("acme", "a", OffsetDateTime.parse("2026-11-03T05:00:00+05:00")))
        .isEqualTo(CheckSchedule.next("acme", "a", EARLY));
  }

  @Test
  void accountsSpreadOverTheDay() {
    var byHour =
        IntStream.range(0, 2400)
            .mapToObj(number -> CheckSchedule.next(Ids.next(), Ids.next(), EARLY))
            .collect(Collectors.groupingBy(OffsetDateTime::getHour, Collectors.counting()));

    assertThat(byHour).hasSize(24);
    assertThat(byHour.values()).allMatch(count -> count > 50 && count < 160);
  }
}
