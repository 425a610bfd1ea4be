package org.remitente.limit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.ReachedLimit;

/**
 * A refusal for a limit, and what was so when it came.
 *
 * @param reached which limit
 * @param told in how long the server wants to be asked again, or null where it does not say
 * @param standing connections of the account beside the one that met it
 * @param sent what the account had sent
 * @param at when, by the database's clock
 */
record Refusal(
    ReachedLimit reached, Duration told, int standing, SentMessages sent, OffsetDateTime at) {

  /** For what passes in a moment. */
  private static final List<Duration> MOMENTS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  /** For what is counted by the hour or longer, or nobody knows how: the day may be over soon. */
  private static final List<Duration> HOURS =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(16),
          SlidingWindow.DAY);

  /** Whoever sent less than this met a limit that others had used up before. */
  private static final int TELLING = 10;

  static Optional<Refusal> of(
      Diagnosis diagnosis, int standing, SentMessages sent, OffsetDateTime at) {
    return diagnosis
        .reachedLimit()
        .map(
            limit -> new Refusal(limit, diagnosis.retryAfter(at).orElse(null), standing, sent, at));
  }

  /** Whether the account has to wait, and not only the connection that met it. */
  boolean holds() {
    return switch (reached) {
      case CONNECTION -> false;
      case CONNECTIONS -> standing == 0 || told != null;
      case SIGN_INS, RATE, HOUR, DAY, UNSAID -> true;
    };
  }

  /**
   * How long the account waits.
   *
   * @param refusals how many there have been in a row, this one among them
   */
  Duration pause(int refusals) {
    if (told != null) {
      // Who refuses again after the time that it named is not taken at its word.
      return refusals == 1
          ? longer(told, Duration.ofSeconds(1))
          : longer(told, step(MOMENTS, refusals));
    }
    return switch (reached) {
      case CONNECTION -> Duration.ZERO;
      case CONNECTIONS -> step(MOMENTS, refusals);
      case RATE -> step(MOMENTS, refusals + 1);
      case SIGN_INS, HOUR, UNSAID -> step(HOURS, refusals);
      case DAY -> longer(untilRoom(), step(HOURS, refusals));
    };
  }

  /** Until the first message of the last day is a day old. */
  private Duration untilRoom() {
    int today = sent.since(at.minus(SlidingWindow.DAY));
    return Optional.of(today)
        .filter(count -> count > 0)
        .flatMap(sent::nthLatest)
        .map(oldest -> Duration.between(at, oldest.plus(SlidingWindow.DAY)))
        .orElse(Duration.ZERO);
  }

  /** How many messages in its window the limit seems to be; empty where that cannot be told. */
  Optional<Integer> messages() {
    return switch (reached) {
      // Nobody said how many are well: half of what was too much.
      case RATE -> sentWithin(SlidingWindow.MINUTE).map(count -> Math.max(1, count / 2));
      case HOUR -> sentWithin(SlidingWindow.HOUR).filter(count -> count >= TELLING);
      case DAY -> sentWithin(SlidingWindow.DAY).filter(count -> count >= TELLING);
      case CONNECTION, CONNECTIONS, SIGN_INS, UNSAID -> Optional.empty();
    };
  }

  private Optional<Integer> sentWithin(Duration length) {
    return Optional.of(sent.since(at.minus(length))).filter(count -> count > 0);
  }

  private static Duration step(List<Duration> steps, int number) {
    return steps.get(Math.min(number, steps.size()) - 1);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
