package org.remitente.company;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.Ids;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The keys of companies' programs, and who bears one. */
@Stateless
public class ApiKeys {

  @Inject ApiKeyRepository repository;
  @EJB Companies companies;
  @Inject OperatorKey operatorKey;
  @Inject Clock clock;

  /**
   * Makes a key for a company.
   *
   * @param label what the operator calls it, 1 to 200 characters on one line
   * @throws NotFoundException where the company is not there
   * @throws InvalidInputException where the label is wrong
   */
  public NewApiKey create(String companyId, String label) {
    companies.get(companyId);
    List<InputError> errors = new ArrayList<>();
    OneLine.check("label", label, 200, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    Secret key = Secret.of(Ids.token());
    ApiKey stored =
        new ApiKey(
            companyId, Ids.next(), label.strip(), TokenHash.of(key), OffsetDateTime.now(clock));
    repository.add(stored);
    return new NewApiKey(stored.id(), stored.label(), key);
  }

  /**
   * A company's keys in the order in which they were made.
   *
   * @throws NotFoundException where the company is not there
   */
  public Page<ApiKey> list(String companyId, PageRequest page) {
    companies.get(companyId);
    return repository.list(companyId, page);
  }

  /**
   * Takes a key back; from now on it is unknown.
   *
   * @throws NotFoundException where it is not the company's
   */
  public void delete(String companyId, String id) {
    if (!repository.remove(companyId, id)) {
      throw new NotFoundException("key");
    }
  }

  /** Who bears a key: the operator, a company, or nobody we know. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Caller> bearerOf(Secret key) {
    String hash = TokenHash.of(key);
    return operatorKey.matches(hash)
        ? Optional.of(Caller.OPERATOR)
        : repository.companyOf(hash).map(Caller::new);
  }
}
