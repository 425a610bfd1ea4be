package org.remitente.sentcopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.outbox.MessageSubmitted;
import org.remitente.shared.CompanyItemId;

/** A copy that is still to be filed; its id is the message's. */
@Entity
@Table(name = "sent_copy")
@IdClass(CompanyItemId.class)
class SentCopy {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "submitted_at")
  private OffsetDateTime submittedAt;

  @Column(name = "due_at")
  private OffsetDateTime dueAt;

  private int failures;

  /** For JPA. */
  protected SentCopy() {}

  SentCopy(MessageSubmitted submitted) {
    this.companyId = submitted.companyId();
    this.id = submitted.id();
    this.accountId = submitted.accountId();
    this.messageId = submitted.messageId();
    this.submittedAt = submitted.submittedAt();
    this.dueAt = submitted.submittedAt();
  }

  String id() {
    return id;
  }

  String messageId() {
    return messageId;
  }

  OffsetDateTime submittedAt() {
    return submittedAt;
  }

  int failures() {
    return failures;
  }

  /** Could not be filed now. */
  void again(OffsetDateTime due) {
    dueAt = due;
    failures++;
  }
}
