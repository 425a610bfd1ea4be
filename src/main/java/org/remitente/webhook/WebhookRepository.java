package org.remitente.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Cursor;
import org.remitente.shared.Ids;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The rows of webhooks. */
@Dependent
class WebhookRepository {

  @PersistenceContext EntityManager entities;

  void add(Webhook webhook) {
    entities.persist(webhook);
  }

  Optional<Webhook> find(String companyId, String id) {
    return Optional.ofNullable(entities.find(Webhook.class, new CompanyItemId(companyId, id)));
  }

  /** A webhook that nobody else changes until the transaction ends. */
  Optional<Webhook> lock(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(
            Webhook.class, new CompanyItemId(companyId, id), LockModeType.PESSIMISTIC_WRITE));
  }

  boolean remove(String companyId, String id) {
    return entities
            .createQuery("delete from Webhook w where w.companyId = :company and w.id = :id")
            .setParameter("company", companyId)
            .setParameter("id", Ids.sought(id))
            .executeUpdate()
        == 1;
  }

  long count(String companyId) {
    return entities
        .createQuery("select count(w.id) from Webhook w where w.companyId = :company", Long.class)
        .setParameter("company", companyId)
        .getSingleResult();
  }

  Page<Webhook> list(String companyId, PageRequest page) {
    Cursor from = Cursor.parse(page.cursor(), Cursor.BEGINNING);
    List<Webhook> found =
        entities
            .createQuery(
                "select w from Webhook w where w.companyId = :company"
                    + " and (w.createdAt > :at or w.createdAt = :at and w.id > :id) order by w.createdAt, w.id",
                Webhook.class)
            .setParameter("company", companyId)
            .setParameter("at", from.at())
            .setParameter("id", from.id())
            .setMaxResults(page.limit() + 1)
            .getResultList();
    return Cursor.page(found, page.limit(), last -> new Cursor(last.createdAt(), last.id()));
  }

  /** Those of some companies that are told of events, in one order for all who ask. */
  List<Webhook> listening(Set<String> companies) {
    return entities
        .createQuery(
            "select w from Webhook w where w.companyId in :companies and w.switchedOff = false"
                + " order by w.companyId, w.id",
            Webhook.class)
        .setParameter("companies", companies)
        .getResultList();
  }
}
