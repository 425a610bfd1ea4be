package org.remitente.work;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.remitente.database.Statements;

/**
 * The rows of due work. All times are the database's: the clocks of nodes differ. SQL, since JPA
 * knows no {@code SKIP LOCKED}.
 */
@Dependent
class AccountWorkRepository {

  private static final String ROW = " where company_id = ?1 and account_id = ?2 and kind = ?3";

  private static final String DUE =
      "update account_work set due_at = case when due_at > ? then ? else due_at end"
          + " where company_id = ? and account_id = ? and kind = ?";

  private static final String NOBODY = "nobody";

  @PersistenceContext EntityManager entities;

  /** The database's time. As a number, since drivers differ in what they make of a time of SQL. */
  OffsetDateTime now() {
    Number micros =
        (Number)
            entities
                .createNativeQuery(
                    "select cast(extract(epoch from current_timestamp) * 1000000 as bigint)")
                .getSingleResult();
    return time(micros);
  }

  /** Makes the row where it is missing, due never. */
  void ensure(String companyId, String accountId, WorkKind kind) {
    Number found =
        (Number)
            row("select count(*) from account_work" + ROW, companyId, accountId, kind)
                .getSingleResult();
    if (found.intValue() == 0) {
      row(
              "insert into account_work (company_id, account_id, kind, due_at) values (?1, ?2, ?3, ?4)",
              companyId,
              accountId,
              kind)
          .setParameter(4, NEVER)
          .executeUpdate();
    }
  }

  /**
   * Work is due at a time, unless some is due earlier. Writes the rows in any case: whoever gives
   * an account back at this moment waits until the work is committed, and counts it.
   *
   * @return whether there was a row for each
   */
  boolean due(List<DueWork> works) {
    return new Statements(entities.unwrap(Connection.class))
            .run(DUE, works, (row, each) -> each.fill(row))
            .size()
        == works.size();
  }

  /**
   * Until when somebody works on an account, or has to leave it alone, for whatever goes before one
   * kind; empty where that is not known. As a number, see {@link #now}.
   */
  Optional<OffsetDateTime> busyUntil(String companyId, String accountId, WorkKind behind) {
    Number micros =
        (Number)
            row(
                    "select cast(extract(epoch from max(greatest(coalesce(not_before, lease_until),"
                        + " coalesce(lease_until, not_before)))) * 1000000 as bigint)"
                        + " from account_work where company_id = ?1 and account_id = ?2"
                        + " and kind <> ?3 and kind in ("
                        + names(behind.before())
                        + ")",
                    companyId,
                    accountId,
                    behind)
                .getSingleResult();
    return Optional.ofNullable(micros).map(AccountWorkRepository::time);
  }

  private static String names(List<WorkKind> kinds) {
    return kinds.stream().map(kind -> "'" + kind.name() + "'").collect(Collectors.joining(","));
  }

  private static OffsetDateTime time(Number micros) {
    return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** Takes the row away. */
  void remove(String companyId, String accountId, WorkKind kind) {
    row("delete from account_work" + ROW, companyId, accountId, kind).executeUpdate();
  }

  /** An account need not be left alone any longer. */
  void resume(String companyId, String accountId, WorkKind kind) {
    row("update account_work set not_before = null" + ROW, companyId, accountId, kind)
        .executeUpdate();
  }

  /**
   * Takes due accounts that nobody holds, those that wait longest first; none twice, whoever else
   * asks.
   */
  List<Claim> claim(WorkKind kind, int limit, String owner, Duration lease) {
    OffsetDateTime now = now();
    List<?> rows = due(kind, now, limit, " for update skip locked");
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            columns ->
                new Claim(
                    new ClaimedAccount(kind, (String) columns[0], (String) columns[1]),
                    columns[2] != null))
        .peek(claim -> lease(claim.account(), owner, now.plus(lease)))
        .toList();
  }

  /** Whether a row is due that nobody holds. */
  boolean somebodyWaits(WorkKind kind) {
    return !due(kind, now(), 1, "").isEmpty();
  }

  private List<?> due(WorkKind kind, OffsetDateTime now, int limit, String lock) {
    return entities
        .createNativeQuery(
            "select company_id, account_id, lease_owner from account_work"
                + " where kind = ?1 and due_at <= ?2"
                + " and (not_before is null or not_before <= ?3)"
                + " and (lease_until is null or lease_until < ?4) order by due_at"
                + " fetch first "
                + limit
                + " rows only"
                + lock)
        .setParameter(1, kind.name())
        .setParameter(2, now)
        .setParameter(3, now)
        .setParameter(4, now)
        .getResultList();
  }

  private void lease(ClaimedAccount claimed, String owner, OffsetDateTime until) {
    row(
            "update account_work set lease_owner = ?4, lease_until = ?5" + ROW,
            claimed.companyId(),
            claimed.accountId(),
            claimed.kind())
        .setParameter(4, owner)
        .setParameter(5, until)
        .executeUpdate();
  }

  /** Prolongs a lease, where the node still has it. */
  void renew(ClaimedAccount claimed, String owner, Duration lease) {
    row(
            "update account_work set lease_until = ?5" + ROW + " and lease_owner = ?4",
            claimed.companyId(),
            claimed.accountId(),
            claimed.kind())
        .setParameter(4, owner)
        .setParameter(5, now().plus(lease))
        .executeUpdate();
  }

  /**
   * Locks the row, so that what is due next can be counted without missing what comes at this
   * moment.
   */
  boolean lock(ClaimedAccount claimed, String owner) {
    return !row(
            "select due_at from account_work" + ROW + " and lease_owner = ?4 for update",
            claimed.companyId(),
            claimed.accountId(),
            claimed.kind())
        .setParameter(4, owner)
        .getResultList()
        .isEmpty();
  }

  /**
   * Ends a lease.
   *
   * @param nextDue when more work is due, or null for never
   * @param notBefore until when the account is left alone, whatever becomes due
   */
  void release(ClaimedAccount claimed, OffsetDateTime nextDue, OffsetDateTime notBefore) {
    row(
            "update account_work set lease_owner = null, lease_until = null, due_at = ?4,"
                + " not_before = ?5"
                + ROW,
            claimed.companyId(),
            claimed.accountId(),
            claimed.kind())
        .setParameter(4, nextDue == null ? NEVER : nextDue)
        .setParameter(5, notBefore)
        .executeUpdate();
  }

  /**
   * Ends a lease in disorder: an owner stays noted, as of a node that died, but one that prolongs
   * nothing any more.
   */
  void leave(ClaimedAccount claimed, OffsetDateTime notBefore) {
    row(
            "update account_work set lease_owner = ?6, lease_until = null, due_at = ?4,"
                + " not_before = ?5"
                + ROW,
            claimed.companyId(),
            claimed.accountId(),
            claimed.kind())
        .setParameter(4, notBefore)
        .setParameter(5, notBefore)
        .setParameter(6, NOBODY)
        .executeUpdate();
  }

  private static final OffsetDateTime NEVER =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private Query row(String sql, String companyId, String accountId, WorkKind kind) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, companyId)
        .setParameter(2, accountId)
        .setParameter(3, kind.name());
  }
}
