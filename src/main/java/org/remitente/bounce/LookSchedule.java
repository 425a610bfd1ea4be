package org.remitente.bounce;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When an inbox is looked through after a message was sent: most reports come at once, others when
 * a server gives up after days (RFC 5321 section 4.5.4.1).
 */
final class LookSchedule {

  private static final List<Duration> AFTER_SENDING =
      List.of(
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(3),
          Duration.ofDays(4),
          Duration.ofDays(5),
          Duration.ofDays(6));

  /** After that nothing is looked for any more. */
  static final Duration LONGEST = Duration.ofDays(7);

  private LookSchedule() {}

  /** The first look after a message was sent. */
  static OffsetDateTime first(OffsetDateTime sent) {
    return sent.plus(AFTER_SENDING.get(0));
  }

  /**
   * The next look; one that failed is still due, and the very first one is: that reports be looked
   * for was just asked, and what came before may be among them.
   *
   * @param sent when the account's last message was sent, or null
   * @param looked when its inbox was last looked through, or null
   */
  static Optional<OffsetDateTime> next(
      OffsetDateTime sent, OffsetDateTime looked, OffsetDateTime now) {
    if (sent == null || now.isAfter(sent.plus(LONGEST))) {
      return Optional.empty();
    }
    if (looked == null) {
      return Optional.of(sent);
    }
    return AFTER_SENDING.stream().map(sent::plus).filter(look -> look.isAfter(looked)).findFirst();
  }
}
