package org.remitente.bounce;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.mail.FolderMark;
import org.remitente.shared.CompanyItemId;

/** How far, and when, the inbox of an account was looked through, whose id it has. */
@Entity
@Table(name = "bounce_watch")
@IdClass(CompanyItemId.class)
class BounceWatch {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id
  @Column(name = "account_id")
  private String id;

  @Column(name = "looked_at")
  private OffsetDateTime lookedAt;

  @Column(name = "uid_validity")
  private long uidValidity;

  @Column(name = "last_uid")
  private long lastUid;

  /** For JPA. */
  protected BounceWatch() {}

  BounceWatch(String companyId, String accountId) {
    this.companyId = companyId;
    this.id = accountId;
  }

  /** Null where no look has come to its end. */
  OffsetDateTime lookedAt() {
    return lookedAt;
  }

  FolderMark mark() {
    return new FolderMark(uidValidity, lastUid);
  }

  void reached(FolderMark mark) {
    uidValidity = mark.validity();
    lastUid = mark.lastUid();
  }

  void looked(OffsetDateTime at) {
    lookedAt = at;
  }
}
