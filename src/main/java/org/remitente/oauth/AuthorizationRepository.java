package org.remitente.oauth;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;

/** The rows of sign-ins on providers' pages. */
@Dependent
class AuthorizationRepository {

  @PersistenceContext EntityManager entities;

  void add(Authorization authorization) {
    entities.persist(authorization);
  }

  Optional<Authorization> find(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(Authorization.class, new CompanyItemId(companyId, id)));
  }

  Optional<Authorization> lock(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(
            Authorization.class, new CompanyItemId(companyId, id), LockModeType.PESSIMISTIC_WRITE));
  }

  /** The one that a link leads to; of several who bring it at once, one is first. */
  Optional<Authorization> lockByLink(String hash) {
    return lockBy("linkHash", hash);
  }

  /** The one that a state belongs to, across companies: the state is all that a browser brings. */
  Optional<Authorization> lockByState(String hash) {
    return lockBy("stateHash", hash);
  }

  private Optional<Authorization> lockBy(String column, String hash) {
    return entities
        .createQuery(
            "select a from Authorization a where a." + column + " = :hash", Authorization.class)
        .setParameter("hash", hash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** How many a company began since a time. */
  long begunSince(String companyId, OffsetDateTime since) {
    return entities
        .createQuery(
            "select count(a) from Authorization a where a.companyId = :company"
                + " and a.createdAt > :since",
            Long.class)
        .setParameter("company", companyId)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** Nobody can go on with what expired: what was kept secret for that goes. */
  void forgetSecretsOfExpired(OffsetDateTime now) {
    entities
        .createQuery(
            "update Authorization a set a.tokens = null, a.verifier = null where a.expiresAt < :now"
                + " and (a.tokens is not null or a.verifier is not null)")
        .setParameter("now", now)
        .executeUpdate();
  }

  void removeExpiredBefore(OffsetDateTime time) {
    entities
        .createQuery("delete from Authorization a where a.expiresAt < :time")
        .setParameter("time", time)
        .executeUpdate();
  }
}
