package org.remitente.people;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.remitente.company.Companies;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/**
 * What an administrator does with the people of the own company. Each call asks the database
 * whether that is still one.
 */
@Stateless
public class Colleagues {

  @EJB People people;
  @EJB Companies companies;

  /**
   * The people of the company, in the order in which they were added.
   *
   * @throws NotAllowedException where the visitor is no administrator
   */
  public Page<Person> list(Visitor admin, PageRequest page) {
    requireAdmin(admin);
    return people.list(admin.companyId(), page);
  }

  /**
   * Adds somebody.
   *
   * @throws NotAllowedException where the visitor is no administrator
   * @throws InvalidInputException with every error
   * @throws ConflictException {@code username-taken}
   */
  public Person add(Visitor admin, NewPerson typed) {
    requireAdmin(admin);
    return people.create(admin.companyId(), typed);
  }

  /**
   * Takes somebody else away. Nobody takes himself away, and two do not each other: so a company
   * that has an administrator keeps one.
   *
   * @return who it was
   * @throws NotAllowedException where the visitor is no administrator
   * @throws ConflictException {@code own-user} where it is the visitor
   * @throws NotFoundException where nobody of the company is meant
   */
  public Person delete(Visitor admin, String id) {
    companies.takeTurns(admin.companyId());
    requireAdmin(admin);
    if (admin.personId().equals(id)) {
      throw new ConflictException("own-user");
    }
    Person deleted =
        people.find(admin.companyId(), id).orElseThrow(() -> new NotFoundException("user"));
    people.delete(admin.companyId(), id);
    return deleted;
  }

  private void requireAdmin(Visitor visitor) {
    boolean admin =
        visitor.isPerson()
            && people
                .find(visitor.companyId(), visitor.personId())
                .filter(person -> person.role() == Role.ADMIN)
                .isPresent();
    if (!admin) {
      throw new NotAllowedException();
    }
  }
}
