package org.remitente.checkup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.remitente.shared.CompanyItemId;

/** The looks at an account, whose id it has: when the next one is, and what waits for it. */
@Entity
@Table(name = "account_check")
@IdClass(CompanyItemId.class)
class AccountCheck {

  /** Two looks that are nearer to each other may have met the same outage. */
  private static final Duration APART = Duration.ofMinutes(30);

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id
  @Column(name = "account_id")
  private String id;

  @Column(name = "next_at")
  private OffsetDateTime nextAt;

  @Column(name = "sending_suspect")
  private OffsetDateTime sendingSuspect;

  @Column(name = "mailbox_suspect")
  private OffsetDateTime mailboxSuspect;

  /** For JPA. */
  protected AccountCheck() {}

  AccountCheck(String companyId, String accountId, OffsetDateTime nextAt) {
    this.companyId = companyId;
    this.id = accountId;
    this.nextAt = nextAt;
  }

  OffsetDateTime nextAt() {
    return nextAt;
  }

  void next(OffsetDateTime at) {
    nextAt = at;
  }

  /** Takes down how sending fared; tells whether it has failed for the second time in a row. */
  boolean sendingFailedAgain(boolean fails, OffsetDateTime now) {
    boolean again = fails && isConfirmed(sendingSuspect, now);
    sendingSuspect = since(sendingSuspect, fails, now);
    return again;
  }

  /** The same of the mailbox. */
  boolean mailboxFailedAgain(boolean fails, OffsetDateTime now) {
    boolean again = fails && isConfirmed(mailboxSuspect, now);
    mailboxSuspect = since(mailboxSuspect, fails, now);
    return again;
  }

  private static boolean isConfirmed(OffsetDateTime since, OffsetDateTime now) {
    return since != null && !now.isBefore(since.plus(APART));
  }

  private static OffsetDateTime since(OffsetDateTime before, boolean fails, OffsetDateTime now) {
    if (!fails) {
      return null;
    }
    return before == null ? now : before;
  }
}
