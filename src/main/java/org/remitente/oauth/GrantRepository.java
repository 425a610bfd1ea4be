package org.remitente.oauth;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of permissions. SQL, since all times are the database's: the clocks of nodes differ. */
@Dependent
class GrantRepository {

  private static final String ROW = " where company_id = ?1 and account_id = ?2";

  @PersistenceContext EntityManager entities;

  /** Stores a permission in the place of the one that there was. */
  void put(String companyId, String accountId, StoredGrant grant, Duration renewIn) {
    row("delete from oauth_grant" + ROW, companyId, accountId).executeUpdate();
    row(
            "insert into oauth_grant (company_id, account_id, provider, username, transport, scopes,"
                + " refresh_token, renew_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                + " current_timestamp + cast(?8 as integer) * interval '1' second)",
            companyId,
            accountId)
        .setParameter(3, grant.provider())
        .setParameter(4, grant.username())
        .setParameter(5, grant.outlet().name())
        .setParameter(6, grant.permissions().toString())
        .setParameter(7, grant.refreshToken())
        .setParameter(8, seconds(renewIn))
        .executeUpdate();
  }

  Optional<StoredGrant> find(String companyId, String accountId) {
    return rows(
            "select provider, username, transport, scopes, refresh_token from oauth_grant" + ROW,
            companyId,
            accountId)
        .map(
            columns ->
                new StoredGrant(
                    (String) columns[0],
                    (String) columns[1],
                    Outlet.valueOf((String) columns[2]),
                    Permissions.of((String) columns[3]),
                    (String) columns[4]));
  }

  /** From now on messages leave by another outlet. */
  void leaveBy(String companyId, String accountId, Outlet outlet) {
    row("update oauth_grant set transport = ?3" + ROW, companyId, accountId)
        .setParameter(3, outlet.name())
        .executeUpdate();
  }

  /** The accounts of a company with a permission. */
  List<String> accounts(String companyId) {
    List<?> rows =
        entities
            .createNativeQuery("select account_id from oauth_grant where company_id = ?1")
            .setParameter(1, companyId)
            .getResultList();
    return rows.stream().map(String.class::cast).toList();
  }

  /**
   * How many accounts live on what one person gave, across companies.
   *
   * @param except a company whose accounts do not count
   */
  long sharing(String provider, String username, String except) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from oauth_grant where provider = ?1"
                        + " and lower(username) = lower(?2) and company_id <> ?3")
                .setParameter(1, provider)
                .setParameter(2, username)
                .setParameter(3, except)
                .getSingleResult())
        .longValue();
  }

  private Optional<Object[]> rows(String sql, String companyId, String accountId) {
    List<?> rows = row(sql, companyId, accountId).getResultList();
    return rows.stream().map(Object[].class::cast).findFirst();
  }

  private Query row(String sql, String companyId, String accountId) {
    return entities.createNativeQuery(sql).setParameter(1, companyId).setParameter(2, accountId);
  }

  /**
   * When it ends for good. As a number, since drivers differ in what they make of a time of SQL.
   */
  Optional<OffsetDateTime> endsAt(String companyId, String accountId) {
    List<?> found =
        row(
                "select cast(extract(epoch from ends_at) as bigint) from oauth_grant" + ROW,
                companyId,
                accountId)
            .getResultList();
    return found.stream()
        .filter(Objects::nonNull)
        .map(seconds -> Instant.ofEpochSecond(((Number) seconds).longValue()))
        .map(end -> end.atOffset(ZoneOffset.UTC))
        .findFirst();
  }

  private static int seconds(Duration length) {
    return (int) Math.min(Integer.MAX_VALUE, length.toSeconds());
  }
}
