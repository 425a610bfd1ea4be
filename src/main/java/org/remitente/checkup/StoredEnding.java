package org.remitente.checkup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Ids;

/** Something that will end, and was told. */
@Entity
@Table(name = "account_ending")
@IdClass(CompanyItemId.class)
class StoredEnding {

  private static final Duration A_DAY = Duration.ofDays(1);

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Enumerated(EnumType.STRING)
  private EndingCause cause;

  @Column(name = "ends_at")
  private OffsetDateTime endsAt;

  private boolean present;

  private boolean mended;

  /** For JPA. */
  protected StoredEnding() {}

  StoredEnding(String companyId, String accountId, Ending ending) {
    this.companyId = companyId;
    this.id = Ids.next();
    this.accountId = accountId;
    this.cause = ending.cause();
    this.endsAt = ending.at();
    this.present = true;
  }

  Ending ending() {
    return new Ending(cause, endsAt);
  }

  /** Whether it is what was told: what is counted down ends some seconds off each time. */
  boolean is(Ending other) {
    boolean aboutThen =
        endsAt == null || other.at() == null
            ? endsAt == other.at()
            : Duration.between(endsAt, other.at()).abs().compareTo(A_DAY) < 0;
    return cause == other.cause() && aboutThen;
  }

  /** Whether it is still to come, and nobody has mended it. */
  boolean isAhead(OffsetDateTime now) {
    return present && (endsAt == null || endsAt.isAfter(now));
  }

  /** It is seen, or seen again. */
  void seen() {
    present = true;
  }

  /**
   * It is seen no more; tells whether it was mended while it was still to come, which is news once:
   * two machines behind one name may have different certificates.
   */
  boolean vanished(OffsetDateTime now) {
    boolean news = isAhead(now) && !mended;
    present = false;
    mended |= news;
    return news;
  }

  /** Whether nothing is left to remember of it: found again, it would be news. */
  boolean isOver(OffsetDateTime now) {
    return endsAt == null ? !present : endsAt.isBefore(now);
  }
}
