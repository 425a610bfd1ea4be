package org.remitente.notification;

import org.remitente.diagnosis.Diagnosis;

/**
 * What became of a notice.
 *
 * @param messageId with its angle brackets
 * @param diagnosis why it was not sent, its fields the names of properties; null where the server
 *     took it
 */
public record NoticeOutcome(String messageId, Diagnosis diagnosis) {

  /** Whether the server took it. */
  public boolean sent() {
    return diagnosis == null;
  }
}
