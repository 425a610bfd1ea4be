package org.remitente.company;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.Ids;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

/** Links by which an ERP's users come in without a second password. */
@Stateless
public class PreferencesLinks {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  @Inject StoredLinkRepository repository;
  @EJB Companies companies;
  @Inject ReturnTargets returnTargets;
  @Inject Clock clock;

  /**
   * Makes a link, good once and for five minutes.
   *
   * @param user a name for the audit trail, 1 to 100 characters on one line
   * @param returnTo a path of ours, or an address whose origin is in {@code
   *     remitente.return-to.origins}; null for none
   * @throws InvalidInputException with every error
   */
  public PreferencesLink create(String companyId, String user, String returnTo) {
    List<InputError> errors = new ArrayList<>();
    OneLine.check("user", user, 100, errors);
    if (returnTo != null && !returnTargets.allows(returnTo)) {
      errors.add(new InputError("returnTo", "return-to"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    repository.removeExpired(now);
    Secret token = Secret.of(Ids.token());
    OffsetDateTime expiresAt = now.plus(LIFETIME);
    repository.add(
        new StoredLink(
            companyId, Ids.next(), TokenHash.of(token), user.strip(), returnTo, expiresAt));
    return new PreferencesLink(token, expiresAt);
  }

  /** Opens a link; empty where it is unknown, was opened before, or is too old. */
  public Optional<PreferencesVisit> open(Secret token) {
    return repository
        .take(TokenHash.of(token))
        .filter(link -> OffsetDateTime.now(clock).isBefore(link.expiresAt()))
        .map(this::visit);
  }

  private PreferencesVisit visit(StoredLink link) {
    Company company = companies.get(link.companyId());
    return new PreferencesVisit(
        company.id(), company.name(), link.user(), company.language(), link.returnTo());
  }
}
