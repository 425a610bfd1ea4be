package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.remitente.mail.MessageContent;

/**
 * The contents of messages, for whoever hands them over or shows them: what was stored a moment ago
 * on this node need not be read again.
 */
@ApplicationScoped
class Contents {

  @EJB StoredPieces pieces;
  @Inject FreshPieces fresh;

  /** The message as a server gets it that gets an envelope too. */
  MessageContent of(DueMessage message) {
    return of(message.companyId(), message.id(), "", message.size());
  }

  /** The same with its Bcc field in front, where it has blind recipients. */
  MessageContent withBcc(DueMessage message) {
    return of(message.companyId(), message.id(), message.bccHeader(), message.size());
  }

  /** The stored bytes of a message. */
  MessageContent of(OutboxMessage message) {
    return of(message.companyId(), message.id(), "", message.size());
  }

  /** The same with its Bcc field in front, where it has blind recipients. */
  MessageContent withBcc(OutboxMessage message) {
    return of(message.companyId(), message.id(), message.bccHeader(), message.size());
  }

  /** It will hardly be asked for again. */
  void sent(DueMessage message) {
    fresh.forget(message.companyId(), message.id());
  }

  private MessageContent of(String companyId, String id, String front, long size) {
    return StoredContent.of(front, size, position -> piece(companyId, id, position));
  }

  private byte[] piece(String companyId, String id, int position) {
    return position == 0
        ? fresh.find(companyId, id).orElseGet(() -> pieces.read(companyId, id, 0))
        : pieces.read(companyId, id, position);
  }
}
