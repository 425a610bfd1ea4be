package org.remitente.limit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.account.SendingLimits;
import org.remitente.provider.ProviderLimits;

/**
 * How much may be sent over an account, whoever says so; null where nobody does.
 *
 * @param connections at once
 * @param perMinute messages
 * @param perHour messages
 * @param perDay messages
 */
record EffectiveLimits(int connections, Integer perMinute, Integer perHour, Integer perDay) {

  /** As a mail program opens them beside each other: no server is known to refuse these. */
  static final int UNKNOWN_CONNECTIONS = 2;

  /** The account's own limits; where it has none, its provider's. */
  static EffectiveLimits of(SendingLimits own, ProviderLimits provider) {
    return new EffectiveLimits(
        Optional.ofNullable(first(own.connections(), provider.connections()))
            .orElse(UNKNOWN_CONNECTIONS),
        first(own.perMinute(), provider.perMinute()),
        first(own.perHour(), provider.perHour()),
        first(own.perDay(), provider.perDay()));
  }

  private static Integer first(Integer own, Integer provider) {
    return own == null ? provider : own;
  }

  /** The same where something less was taught. */
  EffectiveLimits atMost(Integer taughtConnections, Map<Duration, Integer> taught) {
    return new EffectiveLimits(
        Optional.ofNullable(lower(connections, taughtConnections)).orElse(connections),
        lower(perMinute, taught.get(SlidingWindow.MINUTE)),
        lower(perHour, taught.get(SlidingWindow.HOUR)),
        lower(perDay, taught.get(SlidingWindow.DAY)));
  }

  private static Integer lower(Integer known, Integer taught) {
    return Stream.of(Optional.ofNullable(known), Optional.ofNullable(taught))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** What may be sent now, and when more may. */
  Allowance allowance(SentMessages sent, OffsetDateTime now) {
    List<SlidingWindow> windows = windows();
    int room =
        windows.stream()
            .mapToInt(window -> window.room(sent, now))
            .min()
            .orElse(Allowance.UNLIMITED);
    return new Allowance(connections, room, room > 0 ? null : next(windows, sent, now));
  }

  /** Asked only where nothing may be sent: it is found behind all that was sent. */
  private static OffsetDateTime next(
      List<SlidingWindow> windows, SentMessages sent, OffsetDateTime now) {
    return windows.stream()
        .flatMap(window -> window.next(sent, now).stream())
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private List<SlidingWindow> windows() {
    return Stream.of(
            window(SlidingWindow.MINUTE, perMinute),
            window(SlidingWindow.HOUR, perHour),
            window(SlidingWindow.DAY, perDay))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<SlidingWindow> window(Duration length, Integer limit) {
    return Optional.ofNullable(limit).map(messages -> new SlidingWindow(length, messages));
  }
}
