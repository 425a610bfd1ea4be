package org.remitente.delivery;

import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.content.StoredMessage;
import org.remitente.mail.Envelope;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.EmailAddress;

/**
 * A message that is due, as far as sending it takes; its content is read when it is handed over.
 *
 * @param messageId with its angle brackets
 * @param bccHeader the Bcc field with its line's end, or empty
 * @param size of the stored content, in bytes
 * @param dueAt since when it is due; whoever wants something else of the message changes it
 * @param failures temporary failures so far
 * @param failingSince when the first of them was, or null
 * @param submitted whether somebody accepted it in an earlier attempt
 * @param recipients all of them, in their order
 */
public record DueMessage(
    String companyId,
    String accountId,
    String id,
    String messageId,
    EmailAddress sender,
    String bccHeader,
    long size,
    OffsetDateTime dueAt,
    int failures,
    OffsetDateTime failingSince,
    boolean submitted,
    List<DueRecipient> recipients) {

  public DueMessage {
    recipients = List.copyOf(recipients);
  }

  /**
   * One recipient.
   *
   * @param position its place, which names its row
   */
  public record DueRecipient(int position, EmailAddress address, RecipientState state) {}

  /** Where its content is. */
  StoredMessage stored() {
    return new StoredMessage(companyId, id, bccHeader, size);
  }

  /** Its sender and the recipients that are still pending. */
  Envelope envelope() {
    return new Envelope(sender, pending().stream().map(DueRecipient::address).toList());
  }

  List<DueRecipient> pending() {
    return recipients.stream().filter(each -> each.state() == RecipientState.PENDING).toList();
  }

  /** Whether somebody has it already. */
  boolean partly() {
    return recipients.stream().anyMatch(each -> each.state() == RecipientState.ACCEPTED);
  }
}
