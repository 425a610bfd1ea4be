package org.remitente.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.diagnosis.ReachedLimit;

/** What refusals teach: how long an account waits, and with how much it goes on. */
class LessonTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-01T09:00:00Z");
  private static final Duration INSTANT = Duration.ofNanos(1000);
  private static final EffectiveLimits FREE = new EffectiveLimits(8, null, null, null);

  private static Refusal refusal(ReachedLimit reached, SentMessages sent, OffsetDateTime at) {
    return new Refusal(reached, null, 0, sent, at);
  }

  private static Refusal told(Duration told, OffsetDateTime at) {
    return new Refusal(ReachedLimit.RATE, told, 0, SentTimes.NONE, at);
  }

  private static Refusal connections(int standing, OffsetDateTime at) {
    return new Refusal(ReachedLimit.CONNECTIONS, null, standing, SentTimes.NONE, at);
  }

  /** The pauses of refusals that follow one another as soon as the account goes on. */
  private static List<Duration> pauses(ReachedLimit reached, int count) {
    List<Duration> pauses = new ArrayList<>();
    Lesson lesson = Lesson.NONE;
    OffsetDateTime at = NOW;
    for (int refusals = 0; refusals < count; refusals++) {
      lesson = lesson.and(refusal(reached, SentTimes.NONE, at));
      pauses.add(Duration.between(at, lesson.hold().until()));
      at = lesson.hold().until();
    }
    return pauses;
  }

  @ParameterizedTest
  @EnumSource(names = {"HOUR", "DAY", "UNSAID", "SIGN_INS"})
  void theAccountIsTriedAfterPausesThatGrowToADay(ReachedLimit reached) {
    assertThat(pauses(reached, 7))
        .containsExactly(
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(24),
            Duration.ofHours(24));
  }

  @Test
  void whatPassesInAMomentIsTriedSooner() {
    assertThat(pauses(ReachedLimit.CONNECTIONS, 6))
        .containsExactly(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(1));
    assertThat(pauses(ReachedLimit.RATE, 5))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(1));
  }

  @Test
  void theDayIsOverWhenItsFirstMessageIsADayOld() {
    SentTimes sent =
        SentTimes.at(NOW.minusHours(30), 100)
            .and(SentTimes.at(NOW.minusHours(20), 1))
            .and(SentTimes.at(NOW.minusHours(2), 499));

    assertThat(Lesson.NONE.and(refusal(ReachedLimit.DAY, sent, NOW)).hold())
        .isEqualTo(new Hold(ReachedLimit.DAY, 500, NOW, 1, NOW.plusHours(4)));
  }

  @ParameterizedTest
  @CsvSource({"1439, PT1H", "1380, PT1H", "1379, PT1H1M", "1, PT23H59M"})
  void theDayIsGivenAnHourAtLeastAndADayAtMost(int minutesAgo, Duration pause) {
    SentTimes sent = SentTimes.at(NOW.minusMinutes(minutesAgo), 500);

    assertThat(Lesson.NONE.and(refusal(ReachedLimit.DAY, sent, NOW)).hold().until())
        .isEqualTo(NOW.plus(pause));
  }

  @Test
  void aMessageThatLeftBetweenTwoRefusalsBeginsThePausesAnew() {
    Lesson twice =
        Lesson.NONE
            .and(refusal(ReachedLimit.HOUR, SentTimes.NONE, NOW))
            .and(refusal(ReachedLimit.HOUR, SentTimes.NONE, NOW.plusHours(1)));
    OffsetDateTime then = NOW.plusHours(4);

    Lesson again =
        twice.and(refusal(ReachedLimit.HOUR, SentTimes.at(then.minusMinutes(1), 1), then));

    assertThat(twice.hold().refusals()).isEqualTo(2);
    assertThat(again.hold().refusals()).isEqualTo(1);
    assertThat(again.hold().until()).isEqualTo(then.plusHours(1));
  }

  @Test
  void severalConnectionsThatMeetTheSameLimitWereOneAttempt() {
    Lesson lesson = Lesson.NONE.and(refusal(ReachedLimit.HOUR, SentTimes.NONE, NOW));

    Lesson burst = lesson.and(refusal(ReachedLimit.HOUR, SentTimes.NONE, NOW.plusSeconds(2)));

    assertThat(burst.hold().refusals()).isEqualTo(1);
    assertThat(burst.hold().refusedAt()).isEqualTo(NOW);
    assertThat(burst.hold().until()).isEqualTo(NOW.plusHours(1).plusSeconds(2));
  }

  @Test
  void aShorterPauseEndsNoLongerOne() {
    Lesson hour = Lesson.NONE.and(refusal(ReachedLimit.HOUR, SentTimes.NONE, NOW));

    assertThat(hour.and(connections(0, NOW.plusSeconds(2))).hold().until())
        .isEqualTo(NOW.plusHours(1));
  }

  @Test
  void theServersOwnWordDecides() {
    assertThat(Lesson.NONE.and(told(Duration.ofSeconds(150), NOW)).hold().until())
        .isEqualTo(NOW.plusSeconds(150));
    assertThat(Lesson.NONE.and(told(Duration.ZERO, NOW)).hold().until())
        .as("never at once")
        .isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void aServerThatRefusesAgainAtTheTimeThatItNamedIsNotTakenAtItsWord() {
    Lesson once = Lesson.NONE.and(told(Duration.ofSeconds(10), NOW));
    OffsetDateTime again = NOW.plusSeconds(10);

    assertThat(once.and(told(Duration.ofSeconds(10), again)).hold().until())
        .isEqualTo(again.plusMinutes(1));
    assertThat(once.and(told(Duration.ofHours(3), again)).hold().until())
        .isEqualTo(again.plusHours(3));
  }

  @Test
  void whileTheAccountWaitsNothingLeaves() {
    Lesson lesson = Lesson.NONE.and(refusal(ReachedLimit.UNSAID, SentTimes.NONE, NOW));
    OffsetDateTime until = NOW.plusHours(1);

    assertThat(lesson.allowance(FREE, SentTimes.NONE, NOW)).isEqualTo(new Allowance(8, 0, until));
    assertThat(lesson.allowance(FREE, SentTimes.NONE, until.minus(INSTANT)).exhausted()).isTrue();
    assertThat(lesson.allowance(FREE, SentTimes.NONE, until))
        .isEqualTo(new Allowance(8, Allowance.UNLIMITED, null));
  }

  @Test
  void theLongerOfAPauseAndALimitHolds() {
    Lesson lesson = Lesson.NONE.and(refusal(ReachedLimit.UNSAID, SentTimes.NONE, NOW));
    SentTimes sent = SentTimes.at(NOW, 10);

    assertThat(lesson.allowance(new EffectiveLimits(2, 10, null, null), sent, NOW).next())
        .isEqualTo(NOW.plusHours(1));
    assertThat(lesson.allowance(new EffectiveLimits(2, null, null, 10), sent, NOW).next())
        .isEqualTo(NOW.plusDays(1));
  }

  @Test
  void anHoursLimitIsWhatHadLeftAndIsTriedAgainAfterADay() {
    SentTimes sent = SentTimes.at(NOW.minusMinutes(2), 50);
    Lesson lesson = Lesson.NONE.and(refusal(ReachedLimit.HOUR, sent, NOW));
    OffsetDateTime goesOn = NOW.plusHours(1);

    assertThat(lesson.allowance(FREE, sent, goesOn).messages()).isEqualTo(50);
    assertThat(lesson.allowance(FREE, SentTimes.at(goesOn, 50), goesOn))
        .isEqualTo(new Allowance(8, 0, goesOn.plusHours(1)));
    assertThat(lesson.allowance(FREE, SentTimes.NONE, NOW.plusDays(1).minus(INSTANT)).messages())
        .isEqualTo(50);
    assertThat(lesson.allowance(FREE, SentTimes.NONE, NOW.plusDays(1)).messages())
        .isEqualTo(Allowance.UNLIMITED);
  }

  @Test
  void aRateIsHalvedForAnHour() {
    SentTimes sent = SentTimes.at(NOW.minusSeconds(30), 41);
    Lesson lesson = Lesson.NONE.and(refusal(ReachedLimit.RATE, sent, NOW));

    assertThat(lesson.allowance(FREE, SentTimes.NONE, NOW.plusMinutes(1)).messages()).isEqualTo(20);
    assertThat(lesson.allowance(FREE, SentTimes.NONE, NOW.plusHours(1)).messages())
        .isEqualTo(Allowance.UNLIMITED);
  }

  @Test
  void aSingleMessageLeavesARateOfOne() {
    Lesson lesson =
        Lesson.NONE.and(refusal(ReachedLimit.RATE, SentTimes.at(NOW.minusSeconds(30), 1), NOW));

    assertThat(lesson.hold().messages()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"HOUR, 9, ", "HOUR, 10, 10", "DAY, 9, ", "DAY, 10, 10", "UNSAID, 500, ", "RATE, 0, "})
  void whoSentLittleMetALimitThatOthersHadUsedUp(ReachedLimit reached, int count, Integer taught) {
    SentTimes sent = SentTimes.at(NOW.minusSeconds(30), count);

    assertThat(Lesson.NONE.and(refusal(reached, sent, NOW)).hold().messages()).isEqualTo(taught);
  }

  @Test
  void connectionsGoBackToThoseThatStood() {
    Lesson lesson = Lesson.NONE.and(connections(3, NOW));

    assertThat(lesson.hold()).as("the others go on").isNull();
    assertThat(lesson.allowance(FREE, SentTimes.NONE, NOW))
        .isEqualTo(new Allowance(3, Allowance.UNLIMITED, null));
  }

  @Test
  void oneMoreConnectionIsTriedWithEachDay() {
    Lesson lesson = Lesson.NONE.and(connections(3, NOW));
    EffectiveLimits known = new EffectiveLimits(5, null, null, null);

    assertThat(
            List.of(
                NOW.plusDays(1).minus(INSTANT), NOW.plusDays(1), NOW.plusDays(2), NOW.plusDays(9)))
        .extracting(time -> lesson.allowance(known, SentTimes.NONE, time).connections())
        .containsExactly(3, 4, 5, 5);
  }

  @Test
  void theLastOfSeveralRefusedConnectionsTellsBest() {
    Lesson lesson = Lesson.NONE.and(connections(7, NOW)).and(connections(3, NOW.plusSeconds(1)));

    assertThat(lesson.connections()).isEqualTo(3);
  }

  @Test
  void oneConnectionIsLeftAndWaitsWhereNoneStood() {
    Lesson lesson = Lesson.NONE.and(connections(0, NOW));

    assertThat(lesson.connections()).isEqualTo(1);
    assertThat(lesson.hold().until()).isEqualTo(NOW.plusSeconds(30));
  }

  @Test
  void aTimeThatTheServerNamesIsForAllConnections() {
    Refusal told =
        new Refusal(ReachedLimit.CONNECTIONS, Duration.ofMinutes(2), 3, SentTimes.NONE, NOW);

    assertThat(Lesson.NONE.and(told).hold().until()).isEqualTo(NOW.plusMinutes(2));
  }

  @Test
  void theEndOfAConnectionTeachesNothing() {
    assertThat(Lesson.NONE.and(refusal(ReachedLimit.CONNECTION, SentTimes.NONE, NOW)))
        .isEqualTo(Lesson.NONE);
  }

  @Test
  void whatWasTaughtOfConnectionsOutlivesALimitOfMessages() {
    Lesson lesson =
        Lesson.NONE
            .and(connections(3, NOW))
            .and(refusal(ReachedLimit.HOUR, SentTimes.NONE, NOW.plusMinutes(1)));

    assertThat(lesson.connections()).isEqualTo(3);
    assertThat(lesson.connectionsAt()).isEqualTo(NOW);
  }
}
