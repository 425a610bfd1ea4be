package org.remitente.outbox;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;

/** Messages of which nobody knows whether they were sent, and what ends a doubt beside a person. */
@Stateless
public class Doubts {

  @Inject OutboxRepository repository;
  @Inject MessageEnds ends;
  @Inject Event<MessageInDoubt> inDoubt;
  @Inject Event<MessagesChanged> changed;

  /**
   * A message has become {@code unknown}; part of the transaction that stores this.
   *
   * @param since when it was due
   */
  public void arose(String companyId, String id, OffsetDateTime since) {
    repository
        .find(companyId, id)
        .filter(this::endsByCopy)
        .ifPresent(
            message ->
                inDoubt.fire(
                    new MessageInDoubt(
                        companyId, message.accountId(), id, message.messageId(), since)));
  }

  /** Whether a copy that the provider keeps would tell that a message was sent. */
  public boolean endsByCopy(String companyId, String id) {
    return repository.find(companyId, id).filter(this::endsByCopy).isPresent();
  }

  /**
   * The provider keeps a copy of a message: it was sent, and recipients that had been refused for
   * now are tried again alone. Where somebody has ended the doubt meanwhile, nothing changes.
   */
  public void foundInSent(String companyId, String id) {
    repository
        .lock(companyId, id)
        .filter(this::endsByCopy)
        .ifPresent(
            message -> {
              ends.confirm(message);
              changed.fire(MessagesChanged.to(message));
            });
  }

  /** A message that was handed over before leaves a copy that says nothing of the last time. */
  private boolean endsByCopy(OutboxMessage message) {
    return message.is(MessageState.UNKNOWN)
        && !message.isSubmitted()
        && repository.doubts(message) == 1;
  }
}
