package org.remitente.company;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.Cursor;
import org.remitente.shared.Ids;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The rows of companies' keys. */
@Dependent
class ApiKeyRepository {

  @PersistenceContext EntityManager entities;

  void add(ApiKey key) {
    entities.persist(key);
  }

  boolean remove(String companyId, String id) {
    return entities
            .createQuery("delete from ApiKey k where k.companyId = :company and k.id = :id")
            .setParameter("company", Ids.sought(companyId))
            .setParameter("id", Ids.sought(id))
            .executeUpdate()
        == 1;
  }

  Optional<String> companyOf(String hash) {
    return entities
        .createQuery("select k.companyId from ApiKey k where k.hash = :hash", String.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst();
  }

  Page<ApiKey> list(String companyId, PageRequest page) {
    Cursor from = Cursor.parse(page.cursor(), Cursor.BEGINNING);
    List<ApiKey> found =
        entities
            .createQuery(
                "select k from ApiKey k where k.companyId = :company"
                    + " and (k.createdAt > :at or k.createdAt = :at and k.id > :id) order by k.createdAt, k.id",
                ApiKey.class)
            .setParameter("company", companyId)
            .setParameter("at", from.at())
            .setParameter("id", from.id())
            .setMaxResults(page.limit() + 1)
            .getResultList();
    return Cursor.page(found, page.limit(), last -> new Cursor(last.createdAt(), last.id()));
  }
}
