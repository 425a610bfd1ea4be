package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.account.MailAccounts;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** How messages end, and what follows from it, within the transaction that ends them. */
@Dependent
class MessageEnds {

  @Inject OutboxRepository repository;
  @EJB MailAccounts accounts;
  @EJB AccountWork work;
  @Inject Event<MessageSubmitted> submitted;
  @Inject Event<MessagesChanged> changed;

  /** Nothing more is sent of several messages, whose account goes; tells of it. */
  void withdraw(List<OutboxMessage> messages) {
    messages.forEach(this::withdraw);
    changed.fire(new MessagesChanged(messages.stream().map(MessagesChanged::change).toList()));
  }

  /**
   * Nothing more is sent: where somebody accepted the message, the rest is refused and it counts as
   * sent.
   */
  void withdraw(OutboxMessage message) {
    List<MessageRecipient> recipients = repository.recipients(message);
    boolean accepted = recipients.stream().anyMatch(each -> each.is(RecipientState.ACCEPTED));
    recipients.stream()
        .filter(each -> each.is(RecipientState.PENDING))
        .forEach(each -> each.becomes(RecipientState.REFUSED, null));
    message.end(accepted ? MessageState.SENT : MessageState.CANCELLED, work.now());
  }

  /** A doubt has ended well; recipients that had been refused for now are tried again alone. */
  void confirm(OutboxMessage message) {
    List<MessageRecipient> recipients = repository.recipients(message);
    recipients.stream()
        .filter(recipient -> recipient.is(RecipientState.UNKNOWN))
        .forEach(recipient -> recipient.becomes(RecipientState.ACCEPTED, null));
    boolean there = accounts.find(message.companyId(), message.accountId()).isPresent();
    if (there && recipients.stream().anyMatch(each -> each.is(RecipientState.PENDING))) {
      OffsetDateTime now = work.now();
      message.goesOn(now);
      work.due(WorkKind.SEND, message.companyId(), message.accountId(), now);
    } else {
      withdraw(message);
    }
    accepted(message);
  }

  /** Somebody accepted the message: the first time its copy becomes due. */
  private void accepted(OutboxMessage message) {
    OffsetDateTime now = work.now();
    if (!message.acceptedBySomebody(now)) {
      return;
    }
    CopyState copy =
        accounts
            .find(message.companyId(), message.accountId())
            .map(account -> Copies.afterSending(account.sentCopy()))
            .orElse(CopyState.OFF);
    message.copyIs(copy);
    submitted.fire(
        new MessageSubmitted(
            message.companyId(),
            message.accountId(),
            message.id(),
            message.messageId(),
            now,
            copy));
  }
}
