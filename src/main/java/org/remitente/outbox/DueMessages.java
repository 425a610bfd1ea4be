package org.remitente.outbox;

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

  private final DeliveryLog log;
  private final String companyId;
  private final MailAccount account;
  private final boolean byInterface;
  private final Deque<DueMessage> waiting = new ArrayDeque<>();

  /** Given out, and not written down yet: the database still says that they are due. */
  private final Set<String> underWay = new HashSet<>();

  private DueBatch last;
  private long readAtNanos;

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
    last = log.due(companyId, account, byInterface, AT_ONCE, underWay.size());
    readAtNanos = System.nanoTime();
    last.messages().stream()
        .filter(message -> !underWay.contains(message.id()))
        .forEach(waiting::add);
  }

  /** How many connections the account might have when it was last looked; none before. */
  synchronized int connections() {
    return last == null ? 0 : last.allowance().connections();
  }

  /** How long nothing may be sent, by what was last looked at. */
  synchronized Duration pause() {
    return last == null ? Duration.ZERO : last.pause();
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
    return last.readAt().plus(Duration.ofNanos((System.nanoTime() - readAtNanos) / 1000 * 1000));
  }
}
