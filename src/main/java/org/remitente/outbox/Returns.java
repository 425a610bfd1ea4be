package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.remitente.work.AccountWork;

/** Messages that came back after a server had accepted them. */
@Stateless
public class Returns {

  @Inject OutboxRepository repository;
  @EJB AccountWork work;
  @Inject Event<MessageBounced> bounced;
  @Inject Event<MessagesChanged> changed;

  /**
   * Notes for whom a message came back, and tells of it once. Nothing happens where the message did
   * not leave by this account of this company, nor for whoever was not among its accepted
   * recipients or is noted already.
   *
   * @param messageId with its angle brackets
   */
  public void note(
      String companyId, String accountId, String messageId, List<ReturnedRecipient> returned) {
    repository
        .find(companyId, accountId, messageId)
        .flatMap(found -> repository.lock(companyId, found.id()))
        .filter(OutboxMessage::mayHaveLeft)
        .ifPresent(message -> note(message, returned));
  }

  private void note(OutboxMessage message, List<ReturnedRecipient> returned) {
    OffsetDateTime now = work.now();
    List<MessageBounce> news =
        repository.recipients(message).stream()
            .filter(each -> !each.is(RecipientState.REFUSED))
            .filter(each -> repository.bounce(each).isEmpty())
            .flatMap(each -> bounce(each, returned, now).stream())
            .toList();
    if (!news.isEmpty()) {
      news.forEach(repository::add);
      bounced.fire(new MessageBounced(message.companyId(), message.id()));
      changed.fire(MessagesChanged.shownOtherwise(message.companyId(), message.id()));
    }
  }

  private static Optional<MessageBounce> bounce(
      MessageRecipient recipient, List<ReturnedRecipient> returned, OffsetDateTime now) {
    return returned.stream()
        .filter(each -> each.is(recipient.address()))
        .findFirst()
        .map(each -> new MessageBounce(recipient, now, each));
  }
}
