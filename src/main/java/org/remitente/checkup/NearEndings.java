package org.remitente.checkup;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.remitente.mail.CertificateTerm;
import org.remitente.mail.MailboxRoom;

/** Collects what ends so soon that somebody must hear of it. Pure. */
final class NearEndings {

  private static final Duration CERTIFICATE = Duration.ofDays(14);
  private static final Duration CONSENT = Duration.ofDays(14);
  private static final Duration ANNOUNCED = Duration.ofDays(60);

  /** What lives no longer is renewed every few days, by a machine. */
  private static final Duration SHORT_LIFE = Duration.ofDays(10);

  private static final int NEARLY_FULL = 90;
  private static final int FULL = 100;

  private final OffsetDateTime now;
  private final Map<EndingCause, Ending> found = new EnumMap<>(EndingCause.class);
  private final Set<EndingCause> lookedFor = EnumSet.noneOf(EndingCause.class);
  private int unseenServers = 1;
  private boolean full;

  NearEndings(OffsetDateTime now) {
    this.now = now;
  }

  /** So many servers have certificates; before all were seen, none is known to be renewed. */
  void servers(int number) {
    unseenServers = number;
  }

  /**
   * @param term that of a server's certificate, or null
   */
  void certificate(CertificateTerm term) {
    unseenServers--;
    if (unseenServers == 0) {
      lookedFor.add(EndingCause.CERTIFICATE);
    }
    if (term == null) {
      return;
    }
    Duration life = Duration.between(term.from(), term.until());
    Duration near = life.compareTo(SHORT_LIFE) > 0 ? CERTIFICATE : life.dividedBy(4);
    within(near, EndingCause.CERTIFICATE, term.until());
  }

  /** When the owner's permission ends, if it does. */
  void consent(Optional<OffsetDateTime> at) {
    lookedFor.add(EndingCause.CONSENT);
    at.ifPresent(end -> within(CONSENT, EndingCause.CONSENT, end));
  }

  /** When the provider ends signing in with a password, if it has announced that. */
  void passwordSignIn(Optional<OffsetDateTime> at) {
    lookedFor.add(EndingCause.PASSWORD_SIGN_IN);
    at.ifPresent(end -> within(ANNOUNCED, EndingCause.PASSWORD_SIGN_IN, end));
  }

  /** A mailbox that is full already is a failure, and no warning. */
  void room(MailboxRoom room) {
    lookedFor.add(EndingCause.MAILBOX);
    full = isFull(room);
    if (room.percent() >= NEARLY_FULL && !full) {
      found.put(EndingCause.MAILBOX, new Ending(EndingCause.MAILBOX, null));
    }
  }

  static boolean isFull(MailboxRoom room) {
    return room.percent() >= FULL;
  }

  /** What is over is no warning any more; of several of a kind the first counts. */
  private void within(Duration near, EndingCause cause, OffsetDateTime at) {
    if (at.isAfter(now) && at.isBefore(now.plus(near))) {
      found.merge(
          cause,
          new Ending(cause, at),
          (one, other) -> one.at().isBefore(other.at()) ? one : other);
    }
  }

  /** Whether it would be known. */
  boolean hasLookedFor(EndingCause cause) {
    return lookedFor.contains(cause);
  }

  /** Whether it is no warning any more since it has come true. */
  boolean hasCome(EndingCause cause) {
    return cause == EndingCause.MAILBOX && full;
  }

  /** All of it, the nearest first, what has no day last. */
  List<Ending> all() {
    return found.values().stream()
        .sorted(Comparator.comparing(Ending::at, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }
}
