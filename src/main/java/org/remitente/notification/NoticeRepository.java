package org.remitente.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The rows of notices; the column of the account holds a webhook where they tell of one. SQL, since
 * all times are the database's and JPA knows no {@code SKIP LOCKED}.
 */
@Dependent
class NoticeRepository {

  private static final String OF_ACCOUNT = " where company_id = ?1 and account_id = ?2";

  private static final String OF_CAUSE = OF_ACCOUNT + " and cause = ?3";

  private static final String IN_TROUBLES =
      " in ('" + NoticeCause.NEEDS_SIGN_IN + "', '" + NoticeCause.FAILING + "')";

  private static final String TROUBLES = " and cause" + IN_TROUBLES;

  /** Ends are told of, too. */
  private static final String HAS_AN_END =
      "cause" + IN_TROUBLES + " or cause like '" + NoticeCause.ENDING + "%'";

  @PersistenceContext EntityManager entities;

  /**
   * Notes that a company is to be told; of the same not before a day has gone by, and once where it
   * waits to be told already. Two who note the same at the same moment find one row: the second
   * waits for the first.
   *
   * @param in after which time, at the earliest
   */
  void add(DueNotice notice, Duration in) {
    if (!again(notice, in)) {
      first(notice, in);
    }
  }

  private boolean again(DueNotice notice, Duration in) {
    return write(
            "update notice set id = ?4, made_at = current_timestamp,"
                + " ends_at = cast(?6 as timestamp(6) with time zone), due_at ="
                + " greatest(coalesce(told_at + interval '1' day, current_timestamp),"
                + " current_timestamp + cast(?5 as integer) * interval '1' second)"
                + OF_CAUSE
                + " and due_at is null",
            notice,
            in)
        > 0;
  }

  /** Of two at once the key would refuse one; whoever changes an account holds its row, though. */
  private void first(DueNotice notice, Duration in) {
    write(
        "insert into notice (company_id, id, account_id, cause, made_at, due_at, ends_at)"
            + " select c.id, ?4, ?2, ?3, current_timestamp,"
            + " current_timestamp + cast(?5 as integer) * interval '1' second,"
            + " cast(?6 as timestamp(6) with time zone) from company c where c.id = ?1"
            + " and not exists (select 1 from notice"
            + OF_CAUSE
            + ")",
        notice,
        in);
  }

  private int write(String sql, DueNotice notice, Duration in) {
    return row(sql, notice.companyId(), notice.subject())
        .setParameter(3, notice.cause())
        .setParameter(4, notice.id())
        .setParameter(5, (int) in.toSeconds())
        .setParameter(6, notice.day())
        .executeUpdate();
  }

  /** Something is wrong again before anybody was told that it was not: the trouble told stands. */
  void troubled(String companyId, String accountId) {
    if (withdraw(companyId, accountId, NoticeCause.RECOVERED)) {
      row(
              "update notice set standing = true"
                  + OF_ACCOUNT
                  + TROUBLES
                  + " and told_at is not null",
              companyId,
              accountId)
          .executeUpdate();
    }
  }

  /** Nothing is wrong any more; tells whether somebody was told that something was. */
  boolean mended(String companyId, String accountId) {
    row(
            "update notice set due_at = null" + OF_ACCOUNT + TROUBLES + " and due_at is not null",
            companyId,
            accountId)
        .executeUpdate();
    return row(
                "update notice set standing = false" + OF_ACCOUNT + TROUBLES + " and standing",
                companyId,
                accountId)
            .executeUpdate()
        > 0;
  }

  /** What was told, or was to be, holds no more; tells whether somebody was told. */
  boolean settled(String companyId, String accountId, String cause) {
    withdraw(companyId, accountId, cause);
    return row(
                "update notice set standing = false" + OF_CAUSE + " and standing",
                companyId,
                accountId)
            .setParameter(3, cause)
            .executeUpdate()
        > 0;
  }

  /** Tells nobody; whether somebody would have been told. */
  boolean withdraw(String companyId, String accountId, String cause) {
    return row(
                "update notice set due_at = null" + OF_CAUSE + " and due_at is not null",
                companyId,
                accountId)
            .setParameter(3, cause)
            .executeUpdate()
        > 0;
  }

  /** Takes notices that are due, for a while: whoever else asks gets others. */
  List<DueNotice> take(int limit, Duration length) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select company_id, id, account_id, cause,"
                    + " cast(extract(epoch from ends_at) as bigint) from notice"
                    + " where due_at <= current_timestamp order by due_at fetch first "
                    + limit
                    + " rows only for update skip locked")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(NoticeRepository::notice)
        .peek(taken -> postpone(taken, length))
        .toList();
  }

  /** The day comes as a number, since drivers differ in what they make of a time of SQL. */
  private static DueNotice notice(Object[] row) {
    OffsetDateTime day =
        row[4] == null
            ? null
            : Instant.ofEpochSecond(((Number) row[4]).longValue()).atOffset(ZoneOffset.UTC);
    return new DueNotice((String) row[0], (String) row[1], (String) row[2], (String) row[3], day);
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

  /**
   * It was told: what has an end stands until that is told.
   *
   * @return whether it was still to be told, and nothing was mended meanwhile
   */
  boolean told(DueNotice notice) {
    return told(notice, "standing = (" + HAS_AN_END + "), due_at = null", "due_at is not null");
  }

  /** It was told, and was withdrawn while it was on its way; tells whether it was. */
  boolean toldThoughWithdrawn(DueNotice notice) {
    return told(notice, "standing = false", "due_at is null");
  }

  private boolean told(DueNotice notice, String change, String where) {
    return entities
            .createNativeQuery(
                "update notice set told_at = current_timestamp, "
                    + change
                    + " where company_id = ?1 and id = ?2 and "
                    + where)
            .setParameter(1, notice.companyId())
            .setParameter(2, notice.id())
            .executeUpdate()
        > 0;
  }

  /** Whether no trouble of an account stands, or is to be told. */
  boolean isWell(String companyId, String accountId) {
    return row(
            "select id from notice"
                + OF_ACCOUNT
                + TROUBLES
                + " and (standing or due_at is not null)",
            companyId,
            accountId)
        .getResultList()
        .isEmpty();
  }

  /** Nobody is told. */
  void drop(DueNotice notice) {
    entities
        .createNativeQuery("update notice set due_at = null where company_id = ?1 and id = ?2")
        .setParameter(1, notice.companyId())
        .setParameter(2, notice.id())
        .executeUpdate();
  }

  void removeOf(String companyId, String accountId) {
    row("delete from notice" + OF_ACCOUNT, companyId, accountId).executeUpdate();
  }

  private Query row(String sql, String companyId, String accountId) {
    return entities.createNativeQuery(sql).setParameter(1, companyId).setParameter(2, accountId);
  }

  /**
   * What is older than this is worth telling no more, nor remembering, unless it still stands (no
   * end is mended when its day has come) or could not be told of a day that is still to come.
   */
  void removeOlderThanThreeDays() {
    entities
        .createNativeQuery(
            "delete from notice where made_at < current_timestamp - interval '3' day"
                + " and (ends_at < current_timestamp"
                + " or not standing and (due_at is null or ends_at is null))")
        .executeUpdate();
  }
}
