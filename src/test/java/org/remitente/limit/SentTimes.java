package org.remitente.limit;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages that were sent at given times. */
record SentTimes(List<OffsetDateTime> times) implements SentMessages {

  static final SentTimes NONE = new SentTimes(List.of());

  /** So many at the same time. */
  static SentTimes at(OffsetDateTime time, int count) {
    return new SentTimes(Stream.generate(() -> time).limit(count).toList());
  }

  SentTimes and(SentTimes others) {
    return new SentTimes(Stream.concat(times.stream(), others.times.stream()).toList());
  }

  @Override
  public int since(OffsetDateTime time) {
    return (int) times.stream().filter(each -> each.isAfter(time)).count();
  }

  @Override
  public Optional<OffsetDateTime> nthLatest(int n) {
    return times.stream().sorted(Comparator.reverseOrder()).skip(n - 1L).findFirst();
  }
}
