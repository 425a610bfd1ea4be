package org.remitente.document;

import jakarta.ejb.Stateless;
import java.util.List;
import org.remitente.mail.Attachment;
import org.remitente.outbox.MessageStatus;

/**
 * Sends documents: checks what a client wrote, fills the template, hands the message to the outbox.
 */
@Stateless
public class DocumentMailer {

  /**
   * Accepts a message.
   *
   * @param idempotencyKey the client's name for the request, 1 to 255 characters, or null
   * @throws org.remitente.shared.InvalidInputException with every error
   * @throws org.remitente.shared.ConflictException {@code no-account} without any account
   * @throws org.remitente.outbox.IdempotencyKeyReusedException where the key came before with other
   *     content
   * @throws org.remitente.shared.TooLargeException {@code attachments} over {@code
   *     remitente.limits.attachments}, {@code message} over what the account takes
   */
  public MessageStatus send(
      String companyId,
      DocumentMessage message,
      List<Attachment> attachments,
      String idempotencyKey) {
    throw new UnsupportedOperationException();
  }
}
