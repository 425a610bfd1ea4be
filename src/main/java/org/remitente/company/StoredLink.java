package org.remitente.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;

/** A preferences link that was not opened yet; its token is stored as a hash alone. */
@Entity
@Table(name = "preferences_link")
@IdClass(CompanyItemId.class)
class StoredLink {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String hash;

  @Column(name = "user_name")
  private String user;

  @Column(name = "return_to")
  private String returnTo;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  /** For JPA. */
  protected StoredLink() {}

  StoredLink(
      String companyId,
      String id,
      String hash,
      String user,
      String returnTo,
      OffsetDateTime expiresAt) {
    this.companyId = companyId;
    this.id = id;
    this.hash = hash;
    this.user = user;
    this.returnTo = returnTo;
    this.expiresAt = expiresAt;
  }

  String companyId() {
    return companyId;
  }

  String user() {
    return user;
  }

  String returnTo() {
    return returnTo;
  }

  OffsetDateTime expiresAt() {
    return expiresAt;
  }
}
