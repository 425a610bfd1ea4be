package org.remitente.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.remitente.database.Statements;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Cursor;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The rows of mail accounts. */
@Dependent
class MailAccountRepository {

  private static final String SENT_COPIES =
      "select company, id, sent_copy from (select d.company, d.id, (select a.sent_copy"
          + " from mail_account a where a.company_id = d.company and a.id = d.id) sent_copy"
          + " from unnest(cast(? as varchar array), cast(? as varchar array)) d(company, id)) asked"
          + " where sent_copy is not null";

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

  /** One value of each: whole accounts would be read for every few messages that leave. */
  Map<CompanyItemId, SentCopyPolicy> sentCopies(Set<CompanyItemId> accounts) {
    return new Statements(entities.unwrap(Connection.class))
        .ask(
            SENT_COPIES,
            query -> {
              Statements.column(query, 1, "varchar", accounts, CompanyItemId::companyId);
              Statements.column(query, 2, "varchar", accounts, CompanyItemId::id);
              Map<CompanyItemId, SentCopyPolicy> found = new HashMap<>();
              try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                  found.put(
                      new CompanyItemId(rows.getString(1), rows.getString(2)),
                      SentCopyPolicy.valueOf(rows.getString(3)));
                }
              }
              return found;
            });
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
