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

  @Column(name = "failing_since")
  private OffsetDateTime failingSince;

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

  /** Since when it cannot be filed; now where this is the first time. */
  OffsetDateTime failingSince(OffsetDateTime now) {
    return failingSince == null ? now : failingSince;
  }

  /** Could not be filed now. */
  void again(OffsetDateTime due, OffsetDateTime now) {
    dueAt = due;
    failures++;
    failingSince = failingSince(now);
  }

  /** Does not age: what failed before counts no more. */
  void hold() {
    failures = 0;
    failingSince = null;
  }
}
