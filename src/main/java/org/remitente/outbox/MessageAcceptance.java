package org.remitente.outbox;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.mime.MimeComposer;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Ids;

/**
 * The one transaction in which a message is composed and stored; a bean of its own, since it fails
 * where a key is taken.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MessageAcceptance {

  @Inject OutboxRepository repository;
  @Inject PieceRepository pieces;
  @Inject MailAccounts accounts;
  @Inject AccountWork work;
  @Inject Event<MessageChanged> changed;

  /** Stores a message; see {@link Outbox#accept}. */
  public MessageStatus store(String companyId, OutgoingMessage outgoing) {
    MailAccount account = accounts.get(companyId, outgoing.accountId());
    OutboxMessage message = new OutboxMessage(companyId, Ids.next(), outgoing, work.now());
    if (outgoing.idempotencyKey() != null) {
      repository.add(new IdempotencyRow(companyId, outgoing.idempotencyKey(), message.id()));
    }
    message.composed(0, Copies.promised(account));
    repository.add(message);
    // Its parts refer to it, and JPA knows nothing of that.
    repository.flush();
    recipients(companyId, message.id(), outgoing.draft());
    repository.flush();
    message.composed(compose(message, outgoing.draft(), account), Copies.promised(account));
    work.due(WorkKind.SEND, companyId, account.id(), message.nextAttemptAt());
    repository.flush();
    changed.fire(new MessageChanged(companyId, message.id()));
    return repository.shown(message);
  }

  private void recipients(String companyId, String message, MessageDraft draft) {
    int position = 0;
    for (EmailAddress address : envelope(draft)) {
      repository.add(new MessageRecipient(companyId, message, position++, address));
    }
  }

  /** Each address once, without regard to case, in the order of the headers. */
  private static List<EmailAddress> envelope(MessageDraft draft) {
    Map<String, EmailAddress> once = new LinkedHashMap<>();
    Stream.of(draft.to(), draft.cc(), draft.bcc())
        .flatMap(List::stream)
        .map(MailAddress::address)
        .forEach(address -> once.putIfAbsent(address.value().toLowerCase(Locale.ROOT), address));
    return List.copyOf(once.values());
  }

  /** Where a provider gets no envelope, it gets the Bcc field with the rest. */
  private static Long room(OutboxMessage message, MailAccount account) {
    return account.sizeLimit() == null || !account.isSignedIn()
        ? account.sizeLimit()
        : (Long) (account.sizeLimit() - message.bccHeader().length());
  }

  private long compose(OutboxMessage message, MessageDraft draft, MailAccount account) {
    try (PieceStream out =
        new PieceStream(
            (position, piece) -> pieces.add(message.companyId(), message.id(), position, piece),
            room(message, account))) {
      MimeComposer.compose(draft, out);
      return out.size();
    } catch (IOException e) {
      throw new UncheckedIOException("An attachment cannot be read", e);
    }
  }
}
