package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import org.remitente.account.MailAccounts;
import org.remitente.company.CompanyRemoval;
import org.remitente.content.Contents;
import org.remitente.mail.MessageContent;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;
import org.remitente.shared.TooLargeException;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** Messages on their way: accepted once, asked for, tried again, cancelled. */
@Stateless
public class Outbox {

  @Inject Intake intake;
  @Inject OutboxRepository repository;
  @Inject QueueRepository queue;
  @Inject Contents contents;
  @EJB MailAccounts accounts;
  @EJB AccountWork work;
  @Inject MessageEnds ends;
  @Inject Event<MessagesChanged> changed;

  /**
   * The first message of a repeated request.
   *
   * @return empty where the key was never bound
   * @throws IdempotencyKeyReusedException where the key was bound with another fingerprint
   */
  public Optional<MessageStatus> repeated(String companyId, IdempotencyKey key) {
    return repository
        .key(companyId, key.key())
        .map(row -> row.messageFor(key))
        .flatMap(id -> find(companyId, id));
  }

  /**
   * Composes a message and stores its bytes; when this returns they are committed. Of two requests
   * with the same idempotency key at the same moment one is stored, and both answer with it.
   *
   * @throws org.remitente.shared.TooLargeException {@code message} where the composed message is
   *     larger than the account takes
   * @throws NotFoundException where the account is not the company's
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MessageStatus accept(String companyId, OutgoingMessage message) {
    if (!message.account().companyId().equals(companyId)) {
      throw new NotFoundException("account");
    }
    try {
      return intake
          .accept(companyId, message)
          .or(() -> earlier(companyId, message))
          .orElseThrow(() -> new NotFoundException("message"));
    } catch (EJBException | PersistenceException | TooLargeException failed) {
      return earlier(companyId, message).orElseThrow(() -> failed);
    }
  }

  private Optional<MessageStatus> earlier(String companyId, OutgoingMessage message) {
    return Optional.ofNullable(message.idempotencyKey()).flatMap(key -> repeated(companyId, key));
  }

  /** A message without its content. */
  public Optional<MessageStatus> find(String companyId, String id) {
    return repository.find(companyId, id).map(repository::shown);
  }

  /** Messages, the newest first by the time of acceptance. */
  public Page<MessageStatus> list(String companyId, MessageFilter filter, PageRequest page) {
    return repository.list(companyId, filter, page);
  }

  /** How much waits, of all companies: asked with bounded cost, but not for every message. */
  public QueueFigures queue() {
    return queue.figures(work.now());
  }

  /** When somebody last accepted a message of an account, or null; asked of an index. */
  public OffsetDateTime lastSentAt(String companyId, String accountId) {
    return repository.lastSent(companyId, accountId);
  }

  /** What an account has done and has still to do. */
  public AccountUse use(String companyId, String accountId) {
    return new AccountUse(
        lastSentAt(companyId, accountId),
        repository.count(
            companyId,
            accountId,
            EnumSet.of(MessageState.QUEUED, MessageState.WAITING, MessageState.SENDING)));
  }

  /**
   * The message as it is handed over; its bytes are read from the database as they are written.
   * Empty where they are no longer kept.
   */
  public Optional<MessageContent> source(String companyId, String id) {
    return repository
        .find(companyId, id)
        .filter(OutboxMessage::hasContent)
        .map(
            message ->
                message.handedOverWithBcc()
                    ? contents.withBcc(message.stored())
                    : contents.of(message.stored()));
  }

  /** The message as it is filed: with a Bcc line in front where it has blind recipients. */
  public Optional<MessageContent> filed(String companyId, String id) {
    return repository.find(companyId, id).map(message -> contents.withBcc(message.stored()));
  }

  /**
   * Tries a message again that is {@code waiting}, {@code rejected} or {@code unknown}: its pending
   * and refused recipients.
   *
   * @throws NotFoundException where it is not the company's
   * @throws ConflictException {@code message-state} in any other state, {@code content-deleted}
   *     where its bytes are no longer kept, {@code no-account} where its account is gone
   */
  public MessageStatus retry(String companyId, String id) {
    OutboxMessage message = changing(companyId, id);
    message.require(MessageState.WAITING, MessageState.REJECTED, MessageState.UNKNOWN);
    if (!message.hasContent()) {
      throw new ConflictException("content-deleted");
    }
    CopyState copy =
        accounts
            .find(companyId, message.accountId())
            .map(account -> Copies.promised(account.sentCopy()))
            .orElseThrow(() -> new ConflictException("no-account"));
    repository.recipients(message).stream()
        .filter(recipient -> !recipient.is(RecipientState.ACCEPTED))
        .forEach(recipient -> recipient.becomes(RecipientState.PENDING, null));
    OffsetDateTime now = work.now();
    message.tryAgain(now, copy);
    work.resume(WorkKind.SEND, companyId, message.accountId());
    return shown(message);
  }

  /** Cancels a message that is {@code queued} or {@code waiting}; else as {@link #retry}. */
  public MessageStatus cancel(String companyId, String id) {
    OutboxMessage message = changing(companyId, id);
    message.require(MessageState.QUEUED, MessageState.WAITING);
    ends.withdraw(message);
    return shown(message);
  }

  /**
   * Takes a message that is {@code unknown} as sent, since a person saw that it was; recipients
   * that had been refused for now are tried again alone. Else as {@link #retry}.
   */
  public MessageStatus confirm(String companyId, String id) {
    OutboxMessage message = changing(companyId, id);
    message.require(MessageState.UNKNOWN);
    ends.confirm(message);
    return shown(message);
  }

  /** Notes where the copy of a message stands; one that is gone is passed over. */
  public void copyIs(String companyId, String id, CopyState state) {
    repository
        .lock(companyId, id)
        .ifPresent(
            message -> {
              message.copyIs(state);
              changed.fire(MessagesChanged.ofCopy(message));
            });
  }

  private OutboxMessage changing(String companyId, String id) {
    return repository.lock(companyId, id).orElseThrow(() -> new NotFoundException("message"));
  }

  /**
   * A company goes, and its messages before it: so they are locked in the order of whoever writes
   * down what became of one, and then for its company that it happened.
   */
  public void removal(@Observes CompanyRemoval removal) {
    repository.removeAll(removal.companyId());
  }

  private MessageStatus shown(OutboxMessage message) {
    repository.flush();
    changed.fire(MessagesChanged.to(message));
    return repository.shown(message);
  }
}
