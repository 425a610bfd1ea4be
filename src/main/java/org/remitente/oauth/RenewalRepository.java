package org.remitente.oauth;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The renewals of permissions, in their rows, and the tokens that come of them. SQL, since all
 * times are the database's: the clocks of nodes differ.
 */
@Dependent
class RenewalRepository {

  private static final String ROW = " where company_id = ?1 and account_id = ?2";

  @PersistenceContext EntityManager entities;

  /** Makes a node the one that renews, unless another one is at it. */
  boolean lease(String companyId, String accountId, String owner, Duration length) {
    return lease(companyId, accountId, owner, length, "");
  }

  /** The same where it is still due: another node may have been quicker. */
  boolean leaseDue(String companyId, String accountId, String owner, Duration length) {
    return lease(companyId, accountId, owner, length, " and renew_at < current_timestamp");
  }

  private boolean lease(
      String companyId, String accountId, String owner, Duration length, String condition) {
    return row(
                "update oauth_grant set lease_owner = ?3,"
                    + " lease_until = current_timestamp + cast(?4 as integer) * interval '1' second"
                    + ROW
                    + " and (lease_until is null or lease_until < current_timestamp)"
                    + condition,
                companyId,
                accountId)
            .setParameter(3, owner)
            .setParameter(4, seconds(length))
            .executeUpdate()
        > 0;
  }

  /** Whether a node is still the one that renews; others wait until the transaction ends. */
  boolean holds(String companyId, String accountId, String owner) {
    return row(
                "update oauth_grant set lease_until = null" + ROW + " and lease_owner = ?3",
                companyId,
                accountId)
            .setParameter(3, owner)
            .executeUpdate()
        > 0;
  }

  /** What is renewed with, encrypted; others wait for the row until the transaction ends. */
  Optional<String> lock(String companyId, String accountId) {
    List<?> rows =
        row("select refresh_token from oauth_grant" + ROW + " for update", companyId, accountId)
            .getResultList();
    return rows.stream().filter(Objects::nonNull).map(String.class::cast).findFirst();
  }

  /**
   * What to renew with from now on, and when at the latest; whoever renewed holds the row.
   *
   * @param endsIn when it ends for good, or null where that is not known
   */
  void renewed(
      String companyId,
      String accountId,
      String refreshToken,
      Duration renewIn,
      Duration endsIn,
      String owner) {
    row(
            "update oauth_grant set refresh_token = ?3, lease_owner = ?5, lease_until = null,"
                + " failures = 0, retry_at = null,"
                + " renew_at = current_timestamp + cast(?4 as integer) * interval '1' second,"
                + " ends_at = current_timestamp + cast(?6 as integer) * interval '1' second"
                + ROW,
            companyId,
            accountId)
        .setParameter(3, refreshToken)
        .setParameter(4, seconds(renewIn))
        .setParameter(5, owner)
        .setParameter(6, endsIn == null ? null : seconds(endsIn))
        .executeUpdate();
  }

  /** How often nothing was got, in a row. */
  int failures(String companyId, String accountId) {
    List<?> found =
        row("select failures from oauth_grant" + ROW, companyId, accountId).getResultList();
    return found.stream().mapToInt(each -> ((Number) each).intValue()).findFirst().orElse(0);
  }

  /** Nothing was got once more: the provider is left alone for a while. */
  void rest(String companyId, String accountId, Duration length) {
    row(
            "update oauth_grant set failures = failures + 1,"
                + " retry_at = current_timestamp + cast(?3 as integer) * interval '1' second"
                + ROW,
            companyId,
            accountId)
        .setParameter(3, seconds(length))
        .executeUpdate();
  }

  /** Whether the provider is to be left alone. */
  boolean rests(String companyId, String accountId) {
    return !row(
            "select 1 from oauth_grant" + ROW + " and retry_at > current_timestamp",
            companyId,
            accountId)
        .getResultList()
        .isEmpty();
  }

  void renewLater(String companyId, String accountId, Duration renewIn) {
    row(
            "update oauth_grant set renew_at = current_timestamp + cast(?3 as integer) * interval '1' second"
                + ROW,
            companyId,
            accountId)
        .setParameter(3, seconds(renewIn))
        .executeUpdate();
  }

  /** The permission is worth nothing any more, nor is any of its tokens. */
  void withdraw(String companyId, String accountId) {
    row("update oauth_grant set refresh_token = null" + ROW, companyId, accountId).executeUpdate();
    row("delete from oauth_access_token" + ROW, companyId, accountId).executeUpdate();
  }

  /** Accounts whose permission must be renewed lest it ends unused. */
  List<DueGrant> due(int limit) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select company_id, account_id from oauth_grant"
                    + " where renew_at < current_timestamp and refresh_token is not null"
                    + " order by renew_at fetch first "
                    + limit
                    + " rows only")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new DueGrant((String) row[0], (String) row[1]))
        .toList();
  }

  void putToken(
      String companyId, String accountId, Resource resource, String token, Duration usable) {
    token("delete from oauth_access_token" + ROW, companyId, accountId, resource).executeUpdate();
    row(
            "insert into oauth_access_token (company_id, account_id, resource, token, expires_at)"
                + " values (?1, ?2, ?3, ?4, current_timestamp + cast(?5 as integer) * interval '1' second)",
            companyId,
            accountId)
        .setParameter(3, resource.name())
        .setParameter(4, token)
        .setParameter(5, seconds(usable))
        .executeUpdate();
  }

  /** A token that can be used now, encrypted. */
  Optional<String> token(String companyId, String accountId, Resource resource) {
    List<?> tokens =
        token(
                "select token from oauth_access_token"
                    + ROW
                    + " and expires_at > current_timestamp",
                companyId,
                accountId,
                resource)
            .getResultList();
    return tokens.stream().map(String.class::cast).findFirst();
  }

  private Query token(String sql, String companyId, String accountId, Resource resource) {
    return row(sql + " and resource = ?3", companyId, accountId).setParameter(3, resource.name());
  }

  private Query row(String sql, String companyId, String accountId) {
    return entities.createNativeQuery(sql).setParameter(1, companyId).setParameter(2, accountId);
  }

  private static int seconds(Duration length) {
    return (int) Math.min(Integer.MAX_VALUE, length.toSeconds());
  }
}
