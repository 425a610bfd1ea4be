package org.remitente.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.remitente.shared.CompanyItemId;

/** A client's key that is bound to a message; its id is the key itself. */
@Entity
@Table(name = "idempotency_key")
@IdClass(CompanyItemId.class)
class IdempotencyRow {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String fingerprint;

  private String message;

  /** For JPA. */
  protected IdempotencyRow() {}

  /**
   * The message that the key is bound to.
   *
   * @throws IdempotencyKeyReusedException where it was bound with other content
   */
  String messageFor(IdempotencyKey key) {
    if (!fingerprint.equals(key.fingerprint())) {
      throw new IdempotencyKeyReusedException();
    }
    return message;
  }
}
