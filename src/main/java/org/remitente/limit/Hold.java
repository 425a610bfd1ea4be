package org.remitente.limit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.diagnosis.ReachedLimit;

/**
 * An account that waits, or waited, for a limit.
 *
 * @param reached which
 * @param messages how many it allows in the time that it counts by, or null where that is not known
 * @param refusedAt when it was met
 * @param refusals in a row, without a message that left between them
 * @param until when the account goes on
 */
record Hold(
    ReachedLimit reached,
    Integer messages,
    OffsetDateTime refusedAt,
    int refusals,
    OffsetDateTime until) {

  private static final Duration SHORT_LESSON = Duration.ofHours(1);
  private static final Duration LONG_LESSON = Duration.ofDays(1);

  /**
   * What follows from a refusal.
   *
   * @param before what followed from the one before it, or null
   */
  static Hold after(Hold before, Refusal refusal) {
    OffsetDateTime now = refusal.at();
    Integer messages = refusal.messages().orElse(null);
    if (before != null && now.isBefore(before.until)) {
      // Several connections met the same limit: it was one attempt.
      OffsetDateTime until = now.plus(refusal.pause(before.refusals));
      return new Hold(
          refusal.reached(),
          messages,
          before.refusedAt,
          before.refusals,
          until.isAfter(before.until) ? until : before.until);
    }
    boolean inARow = before != null && refusal.sent().since(before.refusedAt) == 0;
    int refusals = inARow ? before.refusals + 1 : 1;
    return new Hold(refusal.reached(), messages, now, refusals, now.plus(refusal.pause(refusals)));
  }

  /** The window that its number of messages is for; empty where it has none, or it is too old. */
  Optional<Duration> window(OffsetDateTime now) {
    Duration lasts = reached == ReachedLimit.RATE ? SHORT_LESSON : LONG_LESSON;
    if (messages == null || !now.isBefore(refusedAt.plus(lasts))) {
      return Optional.empty();
    }
    return switch (reached) {
      case RATE -> Optional.of(SlidingWindow.MINUTE);
      case HOUR -> Optional.of(SlidingWindow.HOUR);
      case DAY -> Optional.of(SlidingWindow.DAY);
      case CONNECTION, CONNECTIONS, SIGN_INS, UNSAID -> Optional.empty();
    };
  }
}
