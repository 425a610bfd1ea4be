package org.remitente.sentcopy;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The rows of copies that are still to be filed, or to be looked for. */
@Dependent
class SentCopyRepository {

  @PersistenceContext EntityManager entities;

  void add(SentCopy copy) {
    entities.persist(copy);
  }

  Optional<SentCopy> find(DueCopy copy) {
    return Optional.ofNullable(entities.find(SentCopy.class, new SentCopyId(copy)));
  }

  void remove(SentCopy copy) {
    entities.remove(copy);
  }

  /** What waits to be tried again is tried now. */
  void hasten(String companyId, String accountId, OffsetDateTime now) {
    entities
        .createQuery(
            "update SentCopy c set c.dueAt = :now where c.companyId = :company"
                + " and c.accountId = :account and c.dueAt > :now")
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Copies that are due, those that wait longest first. */
  List<SentCopy> due(String companyId, String accountId, OffsetDateTime now, int limit) {
    return entities
        .createQuery(
            "select c from SentCopy c where c.companyId = :company and c.accountId = :account"
                + " and c.dueAt <= :now order by c.dueAt, c.id",
            SentCopy.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return Optional.ofNullable(
        entities
            .createQuery(
                "select min(c.dueAt) from SentCopy c where c.companyId = :company and c.accountId = :account",
                OffsetDateTime.class)
            .setParameter("company", companyId)
            .setParameter("account", accountId)
            .getSingleResult());
  }
}
