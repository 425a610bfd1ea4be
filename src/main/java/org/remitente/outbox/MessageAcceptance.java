package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import org.remitente.work.AccountWork;
import org.remitente.work.DueWork;
import org.remitente.work.WorkKind;

/**
 * The one transaction in which messages are stored; a bean of its own, since it fails where a key
 * is taken.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MessageAcceptance {

  @Inject AcceptanceRepository repository;
  @EJB AccountWork work;
  @Inject Event<MessagesChanged> changed;

  /**
   * Stores messages that are composed, but those whose key was bound before.
   *
   * @return those that were stored
   * @throws org.remitente.shared.NotFoundException where an account was deleted meanwhile
   */
  public List<NewMessage> store(List<NewMessage> messages) {
    OffsetDateTime now = work.now();
    messages.forEach(each -> each.message().acceptedAt(now));
    List<NewMessage> stored = repository.add(messages);
    due(stored);
    tell(stored);
    return stored;
  }

  /**
   * Stores a message that is composed while it is stored, since it is too large to be held.
   *
   * @param compose hands over the pieces with their positions, and tells the size of all
   * @return whether it was stored, and its key not bound before
   */
  public boolean storeLarge(NewMessage large, ToLongFunction<BiConsumer<Integer, byte[]>> compose) {
    if (store(List.of(large)).isEmpty()) {
      return false;
    }
    OutboxMessage message = large.message();
    long size = compose.applyAsLong((position, piece) -> repository.add(message, position, piece));
    message.composed(size);
    repository.size(message);
    return true;
  }

  /** Adds what was found out of a message after it was stored. */
  public void warn(String companyId, String id, List<MessageWarning> warnings) {
    repository.warn(warnings);
    changed.fire(MessagesChanged.shownOtherwise(companyId, id));
  }

  /** Each account once, when the first of its messages is due. */
  private void due(List<NewMessage> messages) {
    Map<String, DueWork> earliest = new HashMap<>();
    for (NewMessage each : messages) {
      OutboxMessage message = each.message();
      earliest.merge(
          message.companyId() + ' ' + message.accountId(),
          new DueWork(
              WorkKind.SEND, message.companyId(), message.accountId(), message.nextAttemptAt()),
          BinaryOperator.minBy(Comparator.comparing(DueWork::at)));
    }
    work.due(earliest.values());
  }

  private void tell(List<NewMessage> messages) {
    changed.fire(
        new MessagesChanged(
            messages.stream().map(NewMessage::message).map(MessagesChanged::change).toList()));
  }
}
