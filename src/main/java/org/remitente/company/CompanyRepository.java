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

/** The rows of companies. */
@Dependent
class CompanyRepository {

  @PersistenceContext EntityManager entities;

  Company add(Company company) {
    entities.persist(company);
    return company;
  }

  Optional<Company> find(String id) {
    return Optional.ofNullable(entities.find(Company.class, Ids.sought(id)));
  }

  /**
   * Locks a company's row until the transaction ends. By an update of nothing, which in PostgreSQL,
   * unlike {@code for update}, keeps nobody waiting who only refers to the company, as each new
   * message does.
   *
   * @return whether it is there
   */
  boolean lock(String id) {
    return entities
            .createNativeQuery("update company set name = name where id = ?1")
            .setParameter(1, Ids.sought(id))
            .executeUpdate()
        == 1;
  }

  /** The database takes everything that hangs on the company with it. */
  void remove(Company company) {
    entities
        .createQuery("delete from Company c where c.id = :id")
        .setParameter("id", company.id())
        .executeUpdate();
  }

  Page<Company> list(PageRequest page) {
    Cursor from = Cursor.parse(page.cursor(), Cursor.BEGINNING);
    List<Company> found =
        entities
            .createQuery(
                "select c from Company c where c.createdAt > :at or c.createdAt = :at and c.id > :id"
                    + " order by c.createdAt, c.id",
                Company.class)
            .setParameter("at", from.at())
            .setParameter("id", from.id())
            .setMaxResults(page.limit() + 1)
            .getResultList();
    return Cursor.page(found, page.limit(), last -> new Cursor(last.createdAt(), last.id()));
  }
}
