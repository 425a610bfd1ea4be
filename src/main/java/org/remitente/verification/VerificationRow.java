package org.remitente.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.RecordJson;

/** One verification, as any node can answer for it. */
@Entity
@Table(name = "verification")
@IdClass(CompanyItemId.class)
class VerificationRow {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  @Column(name = "started_at")
  private OffsetDateTime startedAt;

  @Enumerated(EnumType.STRING)
  private VerificationState state;

  private String report;

  /** For JPA. */
  protected VerificationRow() {}

  VerificationRow(String companyId, VerificationReport report, OffsetDateTime startedAt) {
    this.companyId = companyId;
    this.id = report.id();
    this.startedAt = startedAt;
    tell(report);
  }

  /** Takes over how the verification stands. */
  final void tell(VerificationReport now) {
    state = now.state();
    report = RecordJson.write(now).toString();
  }

  boolean running() {
    return state == VerificationState.RUNNING;
  }

  OffsetDateTime startedAt() {
    return startedAt;
  }

  VerificationReport report() {
    return RecordJson.read(report, VerificationReport.class);
  }
}
