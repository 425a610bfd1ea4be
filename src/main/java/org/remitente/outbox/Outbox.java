package org.remitente.outbox;

import jakarta.ejb.Stateless;
import java.util.Optional;
import org.remitente.mail.MessageContent;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** Messages on their way: accepted once, asked for, tried again, cancelled. */
@Stateless
public class Outbox {

  /**
   * The first message of a repeated request.
   *
   * @return empty where the key was never bound
   * @throws IdempotencyKeyReusedException where the key was bound with another fingerprint
   */
  public Optional<MessageStatus> repeated(String companyId, IdempotencyKey key) {
    throw new UnsupportedOperationException();
  }

  /**
   * Composes a message and stores its bytes; when this returns they are committed. Of two requests
   * with the same idempotency key at the same moment one is stored, and both answer with it.
   *
   * @throws org.remitente.shared.TooLargeException {@code message} where the composed message is
   *     larger than the account takes
   * @throws org.remitente.shared.NotFoundException where the account is not the company's
   */
  public MessageStatus accept(String companyId, OutgoingMessage message) {
    throw new UnsupportedOperationException();
  }

  /** A message without its content. */
  public Optional<MessageStatus> find(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  /** Messages, the newest first by the time of acceptance. */
  public Page<MessageStatus> list(String companyId, MessageFilter filter, PageRequest page) {
    throw new UnsupportedOperationException();
  }

  /** The message as it is handed over; its bytes are read from the database as they are written. */
  public Optional<MessageContent> source(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Tries a message again that is {@code waiting}, {@code rejected} or {@code unknown}: its pending
   * and refused recipients.
   *
   * @throws org.remitente.shared.NotFoundException where it is not the company's
   * @throws org.remitente.shared.ConflictException {@code message-state} in any other state
   */
  public MessageStatus retry(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  /** Cancels a message that is {@code queued} or {@code waiting}; else as {@link #retry}. */
  public MessageStatus cancel(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes a message that is {@code unknown} as sent, since a person saw that it was; else as {@link
   * #retry}.
   */
  public MessageStatus confirm(String companyId, String id) {
    throw new UnsupportedOperationException();
  }

  /** Notes where the copy of a message stands. */
  public void copyIs(String companyId, String id, CopyState state) {
    throw new UnsupportedOperationException();
  }
}
