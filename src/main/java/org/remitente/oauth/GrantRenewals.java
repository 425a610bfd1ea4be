package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.remitente.security.Secret;

/**
 * Whose turn it is to get a token for an account, and what came of it: one node at a time. Each
 * change is a short transaction, and none spans the network.
 */
@Stateless
public class GrantRenewals {

  /** Far longer than a token endpoint may take. */
  static final Duration LEASE = Duration.ofSeconds(30);

  @Inject RenewalRepository repository;
  @EJB Grants grants;
  @Inject GrantSeal seal;

  /**
   * What token a node wants.
   *
   * @param refused one that was refused and is not to be used again, or null
   * @param insists whether the provider is asked although it is to be left alone
   */
  public record Wanted(Resource resource, Secret refused, boolean insists) {}

  /**
   * What a node that wants a token is to do.
   *
   * @param token to be used, or null
   * @param refreshToken to be exchanged for a token by this node and no other, or null
   * @param ended whether there is nothing to exchange: somebody has to sign in again
   * @param rests whether the provider gave none and is left alone for a while
   */
  public record Turn(Secret token, Secret refreshToken, boolean ended, boolean rests) {

    private static final Turn WAITS = new Turn(null, null, false, false);
    private static final Turn ENDED = new Turn(null, null, true, false);
    private static final Turn RESTS = new Turn(null, null, false, true);

    private static Turn with(Secret token) {
      return new Turn(token, null, false, false);
    }
  }

  /** Whose turn it is to get a token. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Turn turn(String companyId, String accountId, Wanted wanted, String owner) {
    Optional<Secret> known = usable(companyId, accountId, wanted);
    if (known.isPresent()) {
      return Turn.with(known.get());
    }
    if (!repository.lease(companyId, accountId, owner, LEASE)) {
      return grants.find(companyId, accountId).isEmpty() ? Turn.ENDED : Turn.WAITS;
    }
    // Another node may have been quicker while this one waited for the row.
    Optional<Secret> meanwhile = usable(companyId, accountId, wanted);
    // One that the configured keys cannot read any more is as good as none.
    Optional<Secret> lasting = grants.lasting(companyId, accountId);
    if (meanwhile.isPresent() || lasting.isEmpty()) {
      repository.holds(companyId, accountId, owner);
      return meanwhile.map(Turn::with).orElse(Turn.ENDED);
    }
    if (!wanted.insists() && repository.rests(companyId, accountId)) {
      repository.holds(companyId, accountId, owner);
      return Turn.RESTS;
    }
    return new Turn(null, lasting.get(), false, false);
  }

  /** Makes a node the one that renews what is due, although there may be a token. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Secret> turnToRenew(String companyId, String accountId, String owner) {
    return repository.leaseDue(companyId, accountId, owner, LEASE)
        ? toRenewWith(companyId, accountId)
        : Optional.empty();
  }

  /** The same for one that is not due, unless its provider is to be left alone. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Secret> turnToRenewNow(String companyId, String accountId, String owner) {
    if (repository.rests(companyId, accountId)
        || !repository.lease(companyId, accountId, owner, LEASE)) {
      return Optional.empty();
    }
    Optional<Secret> lasting = toRenewWith(companyId, accountId);
    if (lasting.isEmpty()) {
      repository.holds(companyId, accountId, owner);
    }
    return lasting;
  }

  private Optional<Secret> toRenewWith(String companyId, String accountId) {
    return grants
        .find(companyId, accountId)
        .map(StoredGrant::refreshToken)
        .map(stored -> seal.opened(companyId, accountId, stored));
  }

  /**
   * Stores what was got, in place of what it was got with; nothing where that is stored no more:
   * somebody signed in again, or it is done already. Holds after the lease has ended, too: whoever
   * took over meanwhile has what may be worth nothing any more, and must not end the permission.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void renewed(
      String companyId,
      String accountId,
      Resource resource,
      Secret before,
      TokenSet tokens,
      String owner) {
    boolean stored =
        repository
            .lock(companyId, accountId)
            .flatMap(kept -> seal.readable(companyId, accountId, kept))
            .filter(before::equals)
            .isPresent();
    if (!stored) {
      return;
    }
    Secret lasting = tokens.refreshToken() == null ? before : tokens.refreshToken();
    repository.renewed(
        companyId,
        accountId,
        seal.sealed(companyId, accountId, lasting),
        Lifetimes.renewIn(tokens.refreshLifetime()),
        Lifetimes.endsIn(before, tokens),
        owner);
    repository.putToken(
        companyId,
        accountId,
        resource,
        seal.sealed(companyId, accountId, tokens.accessToken()),
        Lifetimes.usable(tokens.lifetime()));
  }

  /**
   * Nothing was got now: the provider is left alone for a while, longer each time.
   *
   * @param atLeast how long it wants that
   * @return whether the permission was still the stored one: somebody may have signed in again
   *     meanwhile
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean failed(
      String companyId, String accountId, Duration renewIn, Duration atLeast, String owner) {
    boolean held = repository.holds(companyId, accountId, owner);
    if (held) {
      Duration rest = Rest.after(repository.failures(companyId, accountId), atLeast);
      repository.rest(companyId, accountId, rest);
      repository.renewLater(companyId, accountId, Rest.longer(renewIn, rest));
    }
    return held;
  }

  /** A permission that could not be renewed now is not looked at again for a while. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void postpone(String companyId, String accountId, Duration renewIn) {
    repository.renewLater(companyId, accountId, renewIn);
  }

  /**
   * The provider does not honour the permission any more: its tokens are deleted.
   *
   * @return whether it was still the stored one: somebody may have signed in again meanwhile
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean ended(String companyId, String accountId, String owner) {
    boolean held = repository.holds(companyId, accountId, owner);
    if (held) {
      repository.withdraw(companyId, accountId);
    }
    return held;
  }

  /** Accounts whose permission must be renewed. */
  public List<DueGrant> due(int limit) {
    return repository.due(limit);
  }

  private Optional<Secret> usable(String companyId, String accountId, Wanted wanted) {
    return repository
        .token(companyId, accountId, wanted.resource())
        .flatMap(stored -> seal.readable(companyId, accountId, stored))
        .filter(token -> !token.equals(wanted.refused()));
  }
}
