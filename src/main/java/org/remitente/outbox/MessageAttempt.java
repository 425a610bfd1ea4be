package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.shared.RecordJson;

/** One attempt to send a message. */
@Entity
@Table(name = "message_attempt")
@IdClass(MessagePartId.class)
class MessageAttempt {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String message;

  @Id private int position;

  private OffsetDateTime at;

  @Enumerated(EnumType.STRING)
  private MessageState state;

  private String diagnosis;

  /** For JPA. */
  protected MessageAttempt() {}

  MessageAttempt(
      String companyId,
      String message,
      int position,
      OffsetDateTime at,
      MessageState state,
      Diagnosis diagnosis) {
    this.companyId = companyId;
    this.message = message;
    this.position = position;
    this.at = at;
    this.state = state;
    this.diagnosis = RecordJson.text(diagnosis);
  }

  String message() {
    return message;
  }

  MessageStatus.Attempt shown() {
    return new MessageStatus.Attempt(
        at, state, diagnosis == null ? null : RecordJson.read(diagnosis, Diagnosis.class));
  }
}
