package org.remitente.provider;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;

/** The rows of searches. */
@Dependent
class DiscoveryStartRepository {

  @PersistenceContext EntityManager entities;

  void add(DiscoveryStart start) {
    entities.persist(start);
  }

  /** When a company last had something looked for, the latest first. */
  List<OffsetDateTime> last(String companyId, OffsetDateTime since, int limit) {
    return entities
        .createQuery(
            "select s.madeAt from DiscoveryStart s where s.companyId = :company"
                + " and s.madeAt > :since order by s.madeAt desc",
            OffsetDateTime.class)
        .setParameter("company", companyId)
        .setParameter("since", since)
        .setMaxResults(limit)
        .getResultList();
  }

  void removeBefore(String companyId, OffsetDateTime time) {
    entities
        .createQuery(
            "delete from DiscoveryStart s where s.companyId = :company and s.madeAt <= :time")
        .setParameter("company", companyId)
        .setParameter("time", time)
        .executeUpdate();
  }
}
