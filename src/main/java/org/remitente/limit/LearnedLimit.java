package org.remitente.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.remitente.diagnosis.ReachedLimit;
import org.remitente.shared.CompanyItemId;

/** What refusals taught of an account, whose id it has. */
@Entity
@Table(name = "learned_limit")
@IdClass(CompanyItemId.class)
class LearnedLimit {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id
  @Column(name = "account_id")
  private String id;

  private String mailbox;

  @Enumerated(EnumType.STRING)
  private ReachedLimit reached;

  private Integer messages;

  @Column(name = "refused_at")
  private OffsetDateTime refusedAt;

  private int refusals;

  @Column(name = "held_until")
  private OffsetDateTime heldUntil;

  private Integer connections;

  @Column(name = "connections_at")
  private OffsetDateTime connectionsAt;

  /** For JPA. */
  protected LearnedLimit() {}

  LearnedLimit(String companyId, String accountId) {
    this.companyId = companyId;
    this.id = accountId;
  }

  /** Takes over what was taught of a mailbox. */
  void take(String taughtOf, Lesson lesson) {
    mailbox = taughtOf;
    Hold hold = lesson.hold();
    reached = hold == null ? null : hold.reached();
    messages = hold == null ? null : hold.messages();
    refusedAt = hold == null ? null : hold.refusedAt();
    refusals = hold == null ? 0 : hold.refusals();
    heldUntil = hold == null ? null : hold.until();
    connections = lesson.connections();
    connectionsAt = lesson.connectionsAt();
  }

  /** What was taught of a mailbox: nothing where the account had another one then. */
  Lesson of(String asked) {
    if (!mailbox.equals(asked)) {
      return Lesson.NONE;
    }
    Hold hold =
        reached == null ? null : new Hold(reached, messages, refusedAt, refusals, heldUntil);
    return new Lesson(hold, connections, connectionsAt);
  }
}
