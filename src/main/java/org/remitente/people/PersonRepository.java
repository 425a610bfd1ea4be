package org.remitente.people;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Cursor;
import org.remitente.shared.Ids;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The rows of people. */
@Dependent
class PersonRepository {

  @PersistenceContext EntityManager entities;

  /** Written at once, so that a name that somebody else has just taken is noticed here. */
  void add(Person person) {
    entities.persist(person);
    entities.flush();
  }

  Optional<Person> find(String companyId, String id) {
    return Optional.ofNullable(entities.find(Person.class, new CompanyItemId(companyId, id)));
  }

  /** Whoever has a name, in whatever company. */
  Optional<Person> named(String usernameKey) {
    return entities
        .createQuery("select p from Person p where p.usernameKey = :key", Person.class)
        .setParameter("key", Ids.sought(usernameKey))
        .getResultStream()
        .findFirst();
  }

  boolean remove(String companyId, String id) {
    return entities
            .createQuery("delete from Person p where p.companyId = :company and p.id = :id")
            .setParameter("company", Ids.sought(companyId))
            .setParameter("id", Ids.sought(id))
            .executeUpdate()
        == 1;
  }

  Page<Person> list(String companyId, PageRequest page) {
    Cursor from = Cursor.parse(page.cursor(), Cursor.BEGINNING);
    List<Person> found =
        entities
            .createQuery(
                "select p from Person p where p.companyId = :company"
                    + " and (p.createdAt > :at or p.createdAt = :at and p.id > :id) order by p.createdAt, p.id",
                Person.class)
            .setParameter("company", companyId)
            .setParameter("at", from.at())
            .setParameter("id", from.id())
            .setMaxResults(page.limit() + 1)
            .getResultList();
    return Cursor.page(found, page.limit(), last -> new Cursor(last.createdAt(), last.id()));
  }
}
