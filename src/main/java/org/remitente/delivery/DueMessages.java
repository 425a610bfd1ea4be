package org.remitente.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.remitente.account.MailAccount;

/**
 * An account's due messages, read many at a time and given out one by one to those who send them at
 * the same time.
 */
final class DueMessages {

  private static final int AT_ONCE = 100;

  /**
   * So long what the account may do is not asked again, unless it has done as much: the answer is
   * counted from all that it sent in a day, and nobody else sends over it meanwhile.
   */
  private static final Duration ROOM_IS_KNOWN = Duration.ofSeconds(1);

  private final DeliveryLog log;
  private final String companyId;
  private final MailAccount account;
  private final boolean byInterface;
  private final Deque<DueMessage> waiting = new ArrayDeque<>();

  /** Given out, and not written down yet: the database still says that they are due. */
  private final Set<String> underWay = new HashSet<>();

  private SendingRoom room;
  private long askedAtNanos;

  /** How many more may be read before it is asked again. */
  private int left;

  /**
   * @param byInterface whether they leave by the provider's interface, and not by SMTP
   */
  DueMessages(DeliveryLog log, String companyId, MailAccount account, boolean byInterface) {
    this.byInterface = byInterface;
    this.log = log;
    this.companyId = companyId;
    this.account = account;
  }

  /** The next message, or none where none is due now. */
  synchronized Optional<DueMessage> next() {
    if (waiting.isEmpty()) {
      read();
    }
    Optional<DueMessage> next = Optional.ofNullable(waiting.poll());
    next.ifPresent(message -> underWay.add(message.id()));
    return next;
  }

  private void read() {
    if (left <= 0 || System.nanoTime() - askedAtNanos > ROOM_IS_KNOWN.toNanos()) {
      ask();
    }
    if (left > 0) {
      log.due(companyId, account.id(), Math.min(AT_ONCE, left)).stream()
          .filter(message -> !underWay.contains(message.id()))
          .forEach(waiting::add);
      left -= waiting.size();
    }
  }

  private void ask() {
    room = log.room(companyId, account, byInterface);
    askedAtNanos = System.nanoTime();
    left = room.allowance().messages() - underWay.size();
  }

  /** How many connections the account might have when it was last looked; none before. */
  synchronized int connections() {
    return room == null ? 0 : room.allowance().connections();
  }

  /** How long nothing may be sent, by what was last looked at. */
  synchronized Duration pause() {
    return room == null ? Duration.ZERO : room.pause();
  }

  /** How many are known to wait. */
  synchronized int known() {
    return waiting.size();
  }

  /** A message that was given out was not begun. */
  synchronized void putBack(DueMessage message) {
    underWay.remove(message.id());
    waiting.addFirst(message);
  }

  /** What came of a message is written down. */
  synchronized void written(DueMessage message) {
    underWay.remove(message.id());
  }

  /** Gives out all that are known to wait. */
  synchronized List<DueMessage> takeKnown() {
    List<DueMessage> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(message -> underWay.add(message.id()));
    return all;
  }

  /** The time by the database's clock, reckoned from when it was last asked. */
  synchronized OffsetDateTime now() {
    return room.at().plus(Duration.ofNanos((System.nanoTime() - askedAtNanos) / 1000 * 1000));
  }
}
