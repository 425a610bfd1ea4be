package org.remitente.sentcopy;

import java.time.OffsetDateTime;
import org.remitente.mail.MessageTrace;

/**
 * A copy to file now.
 *
 * @param id that of the message
 * @param messageId with its angle brackets
 * @param submittedAt when the server accepted the message: the internal date of the copy
 */
public record DueCopy(String companyId, String id, String messageId, OffsetDateTime submittedAt) {

  /** By what the message is known again. */
  MessageTrace trace() {
    return new MessageTrace(messageId, submittedAt);
  }
}
