package org.remitente.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;

/** That a company had an address looked for; which one is nobody's business. */
@Entity
@Table(name = "discovery_start")
@IdClass(CompanyItemId.class)
class DiscoveryStart {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  @Column(name = "made_at")
  private OffsetDateTime madeAt;

  /** For JPA. */
  protected DiscoveryStart() {}

  DiscoveryStart(String companyId, String id, OffsetDateTime madeAt) {
    this.companyId = companyId;
    this.id = id;
    this.madeAt = madeAt;
  }
}
