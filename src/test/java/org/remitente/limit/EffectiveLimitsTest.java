package org.remitente.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.account.SendingLimits;
import org.remitente.provider.ProviderLimits;

/** Whose limits hold, and how much may leave in windows that slide. */
class EffectiveLimitsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-01T09:00:00Z");
  private static final ProviderLimits MICROSOFT = new ProviderLimits(3, 30, null, 10000);
  private static final Duration INSTANT = Duration.ofNanos(1000);

  private static EffectiveLimits limits(Integer perMinute, Integer perHour, Integer perDay) {
    return new EffectiveLimits(2, perMinute, perHour, perDay);
  }

  @Test
  void areTheProvidersWhereTheAccountHasNone() {
    assertThat(EffectiveLimits.of(SendingLimits.NONE, MICROSOFT))
        .isEqualTo(new EffectiveLimits(3, 30, null, 10000));
  }

  @Test
  void areTheAccountsOwnWhereItHasThemHigherOnesToo() {
    assertThat(EffectiveLimits.of(new SendingLimits(1, 60, 500, null), MICROSOFT))
        .isEqualTo(new EffectiveLimits(1, 60, 500, 10000));
  }

  @Test
  void areTwoConnectionsAndNothingElseAtAnUnknownServer() {
    assertThat(EffectiveLimits.of(SendingLimits.NONE, ProviderLimits.UNKNOWN))
        .isEqualTo(new EffectiveLimits(2, null, null, null));
  }

  @Test
  void areNeverRaisedByWhatWasTaught() {
    EffectiveLimits known = new EffectiveLimits(3, 30, null, 10000);

    assertThat(known.atMost(8, Map.of(SlidingWindow.MINUTE, 60))).isEqualTo(known);
    assertThat(known.atMost(1, Map.of(SlidingWindow.MINUTE, 10)))
        .isEqualTo(new EffectiveLimits(1, 10, null, 10000));
    assertThat(known.atMost(null, Map.of(SlidingWindow.HOUR, 50)))
        .isEqualTo(new EffectiveLimits(3, 30, 50, 10000));
    assertThat(known.atMost(null, Map.of(SlidingWindow.DAY, 200)))
        .isEqualTo(new EffectiveLimits(3, 30, null, 200));
    assertThat(known.atMost(null, Map.of())).isEqualTo(known);
  }

  @Test
  void letEverythingLeaveWhereThereAreNone() {
    Allowance allowance = limits(null, null, null).allowance(SentTimes.at(NOW, 100_000), NOW);

    assertThat(allowance).isEqualTo(new Allowance(2, Allowance.UNLIMITED, null));
    assertThat(allowance.exhausted()).isFalse();
  }

  @Test
  void letTheWholeOfThemLeaveAtFirst() {
    assertThat(limits(30, null, 10000).allowance(SentTimes.NONE, NOW))
        .isEqualTo(new Allowance(2, 30, null));
  }

  @Test
  void leaveRoomForTheLastOne() {
    assertThat(limits(30, null, null).allowance(SentTimes.at(NOW.minusSeconds(10), 29), NOW))
        .isEqualTo(new Allowance(2, 1, null));
  }

  @Test
  void makeTheNextOneWaitUntilTheOldestFallsOut() {
    SentTimes sent =
        SentTimes.at(NOW.minusSeconds(50), 1).and(SentTimes.at(NOW.minusSeconds(10), 29));

    Allowance allowance = limits(30, null, null).allowance(sent, NOW);

    assertThat(allowance).isEqualTo(new Allowance(2, 0, NOW.plusSeconds(10)));
    assertThat(allowance.exhausted()).isTrue();
  }

  @Test
  void keepTheirWordAboutWhenTheNextOneMayLeave() {
    SentTimes sent = SentTimes.at(NOW.minusSeconds(50), 30);
    EffectiveLimits limits = limits(30, null, null);
    OffsetDateTime next = limits.allowance(sent, NOW).next();

    assertThat(limits.allowance(sent, next.minus(INSTANT)).messages()).isZero();
    assertThat(limits.allowance(sent, next).messages()).isEqualTo(30);
  }

  @Test
  void waitForAsManyToFallOutAsAreTooMany() {
    SentTimes sent =
        SentTimes.at(NOW.minusMinutes(50), 20).and(SentTimes.at(NOW.minusMinutes(10), 10));

    assertThat(limits(null, 10, null).allowance(sent, NOW))
        .as("the limit was lowered meanwhile")
        .isEqualTo(new Allowance(2, 0, NOW.plusMinutes(50)));
  }

  @Test
  void areAllKeptAtOnce() {
    SentTimes sent =
        SentTimes.at(NOW.minusHours(23), 490).and(SentTimes.at(NOW.minusSeconds(5), 8));

    assertThat(limits(10, 100, 500).allowance(sent, NOW).messages()).isEqualTo(2);
    assertThat(limits(30, 9, 500).allowance(sent, NOW).messages()).isEqualTo(1);
    assertThat(limits(8, 9, 498).allowance(sent, NOW))
        .isEqualTo(new Allowance(2, 0, NOW.plusHours(1)));
  }

  @Test
  void countTheDayFromHourToHourAndNotByTheCalendar() {
    SentTimes sent = SentTimes.at(NOW.minusHours(24), 500);

    assertThat(limits(null, null, 500).allowance(sent, NOW).messages()).isEqualTo(500);
    assertThat(limits(null, null, 500).allowance(sent, NOW.minus(INSTANT)))
        .isEqualTo(new Allowance(2, 0, NOW));
  }
}
