package org.remitente.company;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Ids;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The companies that use this installation. */
@Stateless
public class Companies {

  @Inject CompanyRepository repository;
  @Inject Event<CompanyRemoval> removals;
  @Inject Clock clock;

  /**
   * Adds a company.
   *
   * @param name 1 to 200 characters on one line
   * @param language a language's tag
   * @param contact the address for notices, or null
   * @throws InvalidInputException with every error
   */
  public Company create(String name, String language, String contact) {
    List<InputError> errors = new ArrayList<>();
    OneLine.check("name", name, 200, errors);
    if (Language.ofTag(language).isEmpty()) {
      errors.add(new InputError("language", language == null ? "required" : "language"));
    }
    if (contact != null && contact.chars().anyMatch(Character::isISOControl)) {
      errors.add(new InputError("contact", "control-characters"));
    } else if (contact != null && EmailAddress.parse(contact).isEmpty()) {
      errors.add(new InputError("contact", "address"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    String address = EmailAddress.parse(contact).map(EmailAddress::value).orElse(null);
    Language spoken = Language.ofTag(language).orElseThrow();
    return repository.add(
        new Company(Ids.next(), name.strip(), spoken, address, OffsetDateTime.now(clock)));
  }

  /** A company, if it is there. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Company> find(String id) {
    return repository.find(id);
  }

  /**
   * A company.
   *
   * @throws NotFoundException where it is not there
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Company get(String id) {
    return find(id).orElseThrow(() -> new NotFoundException("company"));
  }

  /**
   * Makes others who call this for the same company wait until the present transaction ends: for
   * decisions about several rows of a company.
   *
   * @throws NotFoundException where it is not there
   */
  public void takeTurns(String id) {
    if (!repository.lock(id)) {
      throw new NotFoundException("company");
    }
  }

  /** Companies in the order in which they were added. */
  public Page<Company> list(PageRequest page) {
    return repository.list(page);
  }

  /**
   * Deletes a company with all its data.
   *
   * @throws NotFoundException where it is not there
   */
  public void delete(String id) {
    Company company = get(id);
    removals.fire(new CompanyRemoval(id));
    repository.remove(company);
  }
}
