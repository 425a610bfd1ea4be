package org.remitente.people;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.company.Companies;
import org.remitente.security.PasswordHash;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.Ids;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The people of companies who sign in by themselves. */
@Stateless
public class People {

  /** A value that must be unique is there already: SQL's own code, the same in every database. */
  private static final String UNIQUE_VIOLATION = "23505";

  @Inject PersonRepository repository;
  @EJB Companies companies;
  @Inject PasswordHash passwords;
  @Inject Clock clock;

  /**
   * Adds somebody to a company.
   *
   * @throws NotFoundException where the company is not there
   * @throws InvalidInputException with every error
   * @throws ConflictException {@code username-taken} where somebody has the name, in whatever
   *     company
   */
  public Person create(String companyId, NewPerson typed) {
    companies.get(companyId);
    CheckedPerson checked = CheckedPerson.of(typed);
    if (named(checked.username()).isPresent()) {
      throw new ConflictException("username-taken");
    }
    Person person =
        new Person(
            companyId,
            Ids.next(),
            checked,
            passwords.of(typed.password()),
            OffsetDateTime.now(clock));
    try {
      repository.add(person);
    } catch (PersistenceException failed) {
      throw takenMeanwhile(failed) ? new ConflictException("username-taken") : failed;
    }
    return person;
  }

  private static boolean takenMeanwhile(PersistenceException failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof SQLException refused
                    && UNIQUE_VIOLATION.equals(refused.getSQLState()));
  }

  /**
   * A company's people in the order in which they were added.
   *
   * @throws NotFoundException where the company is not there
   */
  public Page<Person> list(String companyId, PageRequest page) {
    companies.get(companyId);
    return repository.list(companyId, page);
  }

  /**
   * Takes somebody away, whose sessions end with the next request.
   *
   * @throws NotFoundException where nobody of the company is meant
   */
  public void delete(String companyId, String id) {
    if (!repository.remove(companyId, id)) {
      throw new NotFoundException("user");
    }
  }

  /** Somebody of a company. */
  public Optional<Person> find(String companyId, String id) {
    return repository.find(companyId, id);
  }

  /** Whoever signs in with a name, in whatever company. */
  public Optional<Person> named(String username) {
    return repository.named(UsernameKey.of(username));
  }

  /**
   * Gives somebody another password, which ends the sessions that the one before began.
   *
   * @throws NotFoundException where nobody of the company is meant
   */
  public void changePassword(String companyId, String id, Secret password) {
    String hash = passwords.of(password);
    repository
        .find(companyId, id)
        .orElseThrow(() -> new NotFoundException("user"))
        .changePassword(hash, OffsetDateTime.now(clock));
  }
}
