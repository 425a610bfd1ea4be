package org.remitente.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;

/**
 * The rows of notices. SQL, since all times are the database's and JPA knows no {@code SKIP
 * LOCKED}.
 */
@Dependent
class NoticeRepository {

  @PersistenceContext EntityManager entities;

  /**
   * Notes that a company is to be told, unless it was told of the same within a day. Two who note
   * the same at the same moment find one row: the second waits for the first.
   */
  void add(String companyId, String id, String accountId, String cause) {
    if (!again(companyId, id, accountId, cause)) {
      first(companyId, id, accountId, cause);
    }
  }

  private boolean again(String companyId, String id, String accountId, String cause) {
    return entities
            .createNativeQuery(
                "update notice set id = ?1, made_at = current_timestamp,"
                    + " due_at = current_timestamp where company_id = ?2 and account_id = ?3"
                    + " and cause = ?4 and made_at <= current_timestamp - interval '1' day")
            .setParameter(1, id)
            .setParameter(2, companyId)
            .setParameter(3, accountId)
            .setParameter(4, cause)
            .executeUpdate()
        > 0;
  }

  /** Of two at once the key would refuse one; whoever changes an account holds its row, though. */
  private void first(String companyId, String id, String accountId, String cause) {
    entities
        .createNativeQuery(
            "insert into notice (company_id, id, account_id, cause, made_at, due_at)"
                + " select c.id, ?1, ?2, ?3, current_timestamp, current_timestamp from company c"
                + " where c.id = ?4 and not exists (select 1 from notice n where n.company_id = c.id"
                + " and n.account_id = ?5 and n.cause = ?6)")
        .setParameter(1, id)
        .setParameter(2, accountId)
        .setParameter(3, cause)
        .setParameter(4, companyId)
        .setParameter(5, accountId)
        .setParameter(6, cause)
        .executeUpdate();
  }

  /** Takes notices that are due, for a while: whoever else asks gets others. */
  List<DueNotice> take(int limit, Duration length) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select company_id, id, account_id, cause from notice"
                    + " where due_at <= current_timestamp order by due_at fetch first "
                    + limit
                    + " rows only for update skip locked")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new DueNotice((String) row[0], (String) row[1], (String) row[2], (String) row[3]))
        .peek(taken -> postpone(taken, length))
        .toList();
  }

  private void postpone(DueNotice notice, Duration in) {
    entities
        .createNativeQuery(
            "update notice set due_at = current_timestamp"
                + " + cast(?1 as integer) * interval '1' second"
                + " where company_id = ?2 and id = ?3")
        .setParameter(1, (int) in.toSeconds())
        .setParameter(2, notice.companyId())
        .setParameter(3, notice.id())
        .executeUpdate();
  }

  void end(DueNotice notice) {
    entities
        .createNativeQuery("update notice set due_at = null where company_id = ?1 and id = ?2")
        .setParameter(1, notice.companyId())
        .setParameter(2, notice.id())
        .executeUpdate();
  }

  /** What is older than this is worth telling no more, nor remembering. */
  void removeOlderThanThreeDays() {
    entities
        .createNativeQuery(
            "delete from notice where made_at < current_timestamp - interval '3' day")
        .executeUpdate();
  }
}
