package org.remitente.company;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The rows of preferences links that wait to be opened. */
@Dependent
class StoredLinkRepository {

  @PersistenceContext EntityManager entities;

  void add(StoredLink link) {
    entities.persist(link);
  }

  /** Takes a link out: of several that open it at the same moment, one gets it. */
  Optional<StoredLink> take(String hash) {
    Optional<StoredLink> found =
        entities
            .createQuery("select l from StoredLink l where l.hash = :hash", StoredLink.class)
            .setParameter("hash", hash)
            .getResultStream()
            .findFirst();
    return found.filter(link -> deleted(hash));
  }

  private boolean deleted(String hash) {
    return entities
            .createQuery("delete from StoredLink l where l.hash = :hash")
            .setParameter("hash", hash)
            .executeUpdate()
        == 1;
  }

  void removeExpired(OffsetDateTime now) {
    entities
        .createQuery("delete from StoredLink l where l.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
