package org.remitente.oauth;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.remitente.security.Secret;

/** The permissions that accounts live on, written down and encrypted. */
@Stateless
public class Grants {

  @Inject GrantRepository repository;
  @Inject GrantSeal seal;

  /** The permission behind an account. */
  public Optional<StoredGrant> find(String companyId, String accountId) {
    return repository.find(companyId, accountId);
  }

  /**
   * Stores the permission of an account that was signed in to.
   *
   * @param outlet by what its messages leave
   */
  public void keep(SignedIn signedIn, String accountId, Outlet outlet, NewTokens tokens) {
    String companyId = signedIn.companyId();
    StoredGrant grant =
        new StoredGrant(
            signedIn.provider().name(),
            signedIn.username(),
            outlet,
            signedIn.permissions(),
            seal.sealed(companyId, accountId, tokens.refreshToken()));
    repository.put(companyId, accountId, grant, Lifetimes.renewIn(tokens.refreshLifetime()));
  }

  /** From now on messages of an account leave by another outlet. */
  public void leaveBy(String companyId, String accountId, Outlet outlet) {
    repository.leaveBy(companyId, accountId, outlet);
  }

  /** The lasting permission, to be given back; empty where there is none, or none to be read. */
  public Optional<Secret> lasting(String companyId, String accountId) {
    return repository
        .find(companyId, accountId)
        .map(StoredGrant::refreshToken)
        .flatMap(stored -> seal.readable(companyId, accountId, stored));
  }

  /** When a permission ends that no renewal prolongs; empty where that is not known. */
  public Optional<OffsetDateTime> endsAt(String companyId, String accountId) {
    return repository.endsAt(companyId, accountId);
  }

  /** How many accounts of whatever company live on what one person gave one provider's program. */
  public long sharing(StoredGrant grant) {
    return repository.sharing(grant.provider(), grant.username(), "");
  }

  /** How many accounts of other companies do. */
  public long sharingElsewhere(StoredGrant grant, String companyId) {
    return repository.sharing(grant.provider(), grant.username(), companyId);
  }

  /** The accounts of a company that were signed in to. */
  public List<String> accounts(String companyId) {
    return repository.accounts(companyId);
  }
}
