package org.remitente.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookScheduleTest {

  private static final OffsetDateTime SENT = OffsetDateTime.parse("2026-11-24T10:00:00Z");

  @Test
  void looksSoonAndThenEverMoreSeldomForSixDays() {
    List<Duration> looks = new ArrayList<>();
    Optional<OffsetDateTime> next = LookSchedule.next(SENT, SENT, SENT);
    while (next.isPresent()) {
      OffsetDateTime look = next.get();
      looks.add(Duration.between(SENT, look));
      next = LookSchedule.next(SENT, look, look);
    }

    assertThat(looks)
        .startsWith(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1))
        .endsWith(Duration.ofDays(5), Duration.ofDays(6))
        .hasSize(11)
        .isSorted();
    assertThat(looks.get(0)).isEqualTo(Duration.between(SENT, LookSchedule.first(SENT)));
  }

  @Test
  void anInboxThatNobodyHasLookedThroughYetIsDue() {
    assertThat(LookSchedule.next(SENT, null, SENT.plusSeconds(1))).contains(SENT);
  }

  @Test
  void aMessageThatIsSentLaterIsLookedForSoonAgain() {
    assertThat(LookSchedule.next(SENT, SENT.minusDays(2), SENT)).contains(SENT.plusMinutes(2));
  }

  @Test
  void aLookThatFailedStaysDue() {
    OffsetDateTime later = SENT.plusDays(1);

    assertThat(LookSchedule.next(SENT, SENT.plusMinutes(3), later)).contains(SENT.plusMinutes(10));
  }

  @Test
  void nothingIsLookedForAfterAWeekNorBeforeAnythingWasSent() {
    assertThat(LookSchedule.next(SENT, null, SENT.plusDays(7).plusSeconds(1))).isEmpty();
    assertThat(LookSchedule.next(null, null, SENT)).isEmpty();
  }
}
