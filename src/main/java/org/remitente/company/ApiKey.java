package org.remitente.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;

/** A key by which a company's program calls us; stored as its hash alone. */
@Entity
@Table(name = "api_key")
@IdClass(CompanyItemId.class)
public class ApiKey {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String label;

  private String hash;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected ApiKey() {}

  ApiKey(String companyId, String id, String label, String hash, OffsetDateTime createdAt) {
    this.companyId = companyId;
    this.id = id;
    this.label = label;
    this.hash = hash;
    this.createdAt = createdAt;
  }

  /** Its opaque identifier, which is no secret. */
  public String id() {
    return id;
  }

  /** What the operator calls it. */
  public String label() {
    return label;
  }

  String companyId() {
    return companyId;
  }

  OffsetDateTime createdAt() {
    return createdAt;
  }
}
