package org.remitente.sentcopy;

import java.time.OffsetDateTime;
import org.remitente.mail.MessageTrace;

/**
 * A copy to file, or to look for, now.
 *
 * @param id that of the message
 * @param messageId with its angle brackets
 * @param submittedAt when the server accepted the message: the internal date of the copy; where
 *     nobody knows whether it did, the time after which it may have
 */
public record DueCopy(
    String companyId, String id, Purpose purpose, String messageId, OffsetDateTime submittedAt) {

  /** By what the message is known again. */
  MessageTrace trace() {
    return new MessageTrace(messageId, submittedAt);
  }
}
