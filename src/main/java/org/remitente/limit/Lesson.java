package org.remitente.limit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.remitente.diagnosis.ReachedLimit;

/**
 * What refusals taught of an account's limits.
 *
 * @param hold the last time that it had to wait, or null
 * @param connections those that stood when one more was refused, or null
 * @param connectionsAt when that was
 */
record Lesson(Hold hold, Integer connections, OffsetDateTime connectionsAt) {

  static final Lesson NONE = new Lesson(null, null, null);

  /** The same with what a refusal teaches. */
  Lesson and(Refusal refusal) {
    Hold now = refusal.holds() ? Hold.after(hold, refusal) : hold;
    return refusal.reached() == ReachedLimit.CONNECTIONS
        ? new Lesson(now, Math.max(1, refusal.standing()), refusal.at())
        : new Lesson(now, connections, connectionsAt);
  }

  /** What may be sent now over an account with limits of its own. */
  Allowance allowance(EffectiveLimits known, SentMessages sent, OffsetDateTime now) {
    Allowance free = known.atMost(connectionsAt(now), taught(now)).allowance(sent, now);
    OffsetDateTime until = Optional.ofNullable(hold).map(Hold::until).orElse(now);
    if (!until.isAfter(now)) {
      return free;
    }
    boolean later = free.next() != null && free.next().isAfter(until);
    return new Allowance(free.connections(), 0, later ? free.next() : until);
  }

  /** One more is tried with each day. */
  private Integer connectionsAt(OffsetDateTime now) {
    return connections == null
        ? null
        : Integer.valueOf(
            connections + (int) Math.max(0, Duration.between(connectionsAt, now).toDays()));
  }

  private Map<Duration, Integer> taught(OffsetDateTime now) {
    return Optional.ofNullable(hold)
        .flatMap(each -> each.window(now))
        .map(window -> Map.of(window, hold.messages()))
        .orElse(Map.of());
  }
}
