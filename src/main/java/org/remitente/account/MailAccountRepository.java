package org.remitente.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Cursor;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The rows of mail accounts. */
@Dependent
class MailAccountRepository {

  @PersistenceContext EntityManager entities;

  void add(MailAccount account) {
    entities.persist(account);
  }

  void remove(MailAccount account) {
    entities.remove(account);
  }

  Optional<MailAccount> find(String companyId, String id) {
    return Optional.ofNullable(entities.find(MailAccount.class, new CompanyItemId(companyId, id)));
  }

  /** One value: the whole account would be read for every few messages that leave. */
  Optional<SentCopyPolicy> sentCopy(String companyId, String id) {
    return entities
        .createQuery(
            "select a.sentCopy from MailAccount a where a.companyId = :company and a.id = :id",
            SentCopyPolicy.class)
        .setParameter("company", companyId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** An account that nobody else changes until the transaction ends. */
  Optional<MailAccount> lock(String companyId, String id) {
    // The lock reads the row again, and would undo what was not written yet.
    entities.flush();
    return Optional.ofNullable(
        entities.find(
            MailAccount.class, new CompanyItemId(companyId, id), LockModeType.PESSIMISTIC_WRITE));
  }

  /** A company's accounts, the oldest first. */
  List<MailAccount> all(String companyId) {
    return entities
        .createQuery(
            "select a from MailAccount a where a.companyId = :company order by a.createdAt, a.id",
            MailAccount.class)
        .setParameter("company", companyId)
        .getResultList();
  }

  Page<MailAccount> list(String companyId, PageRequest page) {
    Cursor from = Cursor.parse(page.cursor(), Cursor.BEGINNING);
    List<MailAccount> found =
        entities
            .createQuery(
                "select a from MailAccount a where a.companyId = :company"
                    + " and (a.createdAt > :at or a.createdAt = :at and a.id > :id) order by a.createdAt, a.id",
                MailAccount.class)
            .setParameter("company", companyId)
            .setParameter("at", from.at())
            .setParameter("id", from.id())
            .setMaxResults(page.limit() + 1)
            .getResultList();
    return Cursor.page(found, page.limit(), last -> new Cursor(last.createdAt(), last.id()));
  }
}
