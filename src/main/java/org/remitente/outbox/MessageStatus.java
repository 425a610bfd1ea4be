package org.remitente.outbox;

import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.diagnosis.Diagnosis;

/**
 * A message as clients see it: everything but its content.
 *
 * @param messageId with its angle brackets
 * @param accountId the account that it leaves by, also after that was deleted
 * @param subject as composed
 * @param acceptedAt when it was accepted
 * @param notBefore when it may leave at the earliest, or null
 * @param sentAt when the first recipient was accepted, or null
 * @param nextAttemptAt when it will be tried again; null unless it waits
 * @param size bytes of the composed message
 */
public record MessageStatus(
    String id,
    String messageId,
    String accountId,
    DocumentReference document,
    String subject,
    MessageState state,
    CopyState sentCopy,
    OffsetDateTime acceptedAt,
    OffsetDateTime notBefore,
    OffsetDateTime sentAt,
    OffsetDateTime nextAttemptAt,
    long size,
    List<Recipient> recipients,
    List<Attempt> attempts) {

  /**
   * One recipient.
   *
   * @param serverReply what the server said to it last, safe to show once escaped, or null
   */
  public record Recipient(String address, RecipientState state, String serverReply) {}

  /**
   * One attempt to send.
   *
   * @param state where the message stood after it
   * @param diagnosis why it did not succeed, or null where it did
   */
  public record Attempt(OffsetDateTime at, MessageState state, Diagnosis diagnosis) {}

  public MessageStatus {
    recipients = List.copyOf(recipients);
    attempts = List.copyOf(attempts);
  }

  /**
   * The message as it stood at an earlier time, as far as that is remembered: what servers said to
   * recipients later is shown.
   *
   * @param earlier where it stood then, or null where that is not known
   * @param copy where its copy stood then, or null where that is not known
   */
  public MessageStatus at(OffsetDateTime time, MessageState earlier, CopyState copy) {
    MessageState then = earlier == null ? state : earlier;
    return new MessageStatus(
        id,
        messageId,
        accountId,
        document,
        subject,
        then,
        copy == null ? sentCopy : copy,
        acceptedAt,
        notBefore,
        sentAt == null || sentAt.isAfter(time) ? null : sentAt,
        then == MessageState.WAITING ? nextAttemptAt : null,
        size,
        recipients,
        attempts.stream().filter(each -> !each.at().isAfter(time)).toList());
  }
}
