package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.shared.RecordJson;

/** A message came back for one recipient, whose position it has. */
@Entity
@Table(name = "message_bounce")
@IdClass(MessagePartId.class)
class MessageBounce {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String message;

  @Id private int position;

  private OffsetDateTime at;

  private String status;

  private String diagnosis;

  /** For JPA. */
  protected MessageBounce() {}

  MessageBounce(MessageRecipient recipient, OffsetDateTime at, ReturnedRecipient returned) {
    this.companyId = recipient.companyId();
    this.message = recipient.message();
    this.position = recipient.position();
    this.at = at;
    this.status = returned.status();
    this.diagnosis = RecordJson.text(returned.why());
  }

  MessagePartId part() {
    return new MessagePartId(companyId, message, position);
  }

  MessageStatus.Bounce shown() {
    return new MessageStatus.Bounce(at, status, RecordJson.read(diagnosis, Diagnosis.class));
  }
}
