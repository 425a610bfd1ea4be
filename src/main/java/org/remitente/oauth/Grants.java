package org.remitente.oauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.security.UnreadableSecretException;

/**
 * The written record of permissions and tokens, encrypted; each change is a short transaction, and
 * none spans the network.
 */
@Stateless
public class Grants {

  /** Far longer than a token endpoint may take. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Weekly at the latest, so that no permission ends for lack of use. */
  static final Duration RENEWED_AFTER = Duration.ofDays(6);

  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);

  @Inject GrantRepository repository;
  @Inject CredentialCipher cipher;

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
            sealed(companyId, accountId, tokens.refreshToken()));
    repository.put(companyId, accountId, grant, renewIn(tokens.refreshLifetime()));
  }

  /** From now on messages of an account leave by another outlet. */
  public void leaveBy(String companyId, String accountId, Outlet outlet) {
    repository.leaveBy(companyId, accountId, outlet);
  }

  /** Whose turn it is to get a token. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Turn turn(String companyId, String accountId, Wanted wanted, String owner) {
    Optional<Secret> known = usable(companyId, accountId, wanted);
    if (known.isPresent()) {
      return Turn.with(known.get());
    }
    if (!repository.lease(companyId, accountId, owner, LEASE)) {
      return repository.find(companyId, accountId).isEmpty() ? Turn.ENDED : Turn.WAITS;
    }
    // Another node may have been quicker while this one waited for the row.
    Optional<Secret> meanwhile = usable(companyId, accountId, wanted);
    // One that the configured keys cannot read any more is as good as none.
    Optional<Secret> lasting = lasting(companyId, accountId);
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
    return repository
        .find(companyId, accountId)
        .map(StoredGrant::refreshToken)
        .map(stored -> opened(companyId, accountId, stored));
  }

  /** When a permission ends that no renewal prolongs; empty where that is not known. */
  public Optional<OffsetDateTime> endsAt(String companyId, String accountId) {
    return repository.endsAt(companyId, accountId);
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
            .flatMap(kept -> readable(companyId, accountId, kept))
            .filter(before::equals)
            .isPresent();
    if (!stored) {
      return;
    }
    Secret lasting = tokens.refreshToken() == null ? before : tokens.refreshToken();
    repository.renewed(
        companyId,
        accountId,
        sealed(companyId, accountId, lasting),
        renewIn(tokens.refreshLifetime()),
        endsIn(before, tokens),
        owner);
    repository.putToken(
        companyId,
        accountId,
        resource,
        sealed(companyId, accountId, tokens.accessToken()),
        usable(tokens.lifetime()));
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

  /** The lasting permission, to be given back; empty where there is none, or none to be read. */
  public Optional<Secret> lasting(String companyId, String accountId) {
    return repository
        .find(companyId, accountId)
        .map(StoredGrant::refreshToken)
        .flatMap(stored -> readable(companyId, accountId, stored));
  }

  private Optional<Secret> readable(String companyId, String accountId, String stored) {
    try {
      return Optional.of(opened(companyId, accountId, stored));
    } catch (UnreadableSecretException keyIsGone) {
      return Optional.empty();
    }
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

  private Optional<Secret> usable(String companyId, String accountId, Wanted wanted) {
    return repository
        .token(companyId, accountId, wanted.resource())
        .flatMap(stored -> readable(companyId, accountId, stored))
        .filter(token -> !token.equals(wanted.refused()));
  }

  /** A token that ends while it is used would be refused. */
  private static Duration usable(Duration lifetime) {
    Duration margin = lifetime.dividedBy(4);
    return lifetime.minus(margin.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : margin);
  }

  /** Null unless the provider counts down the days of one that it does not replace. */
  private static Duration endsIn(Secret before, TokenSet tokens) {
    boolean stays = tokens.refreshToken() == null || tokens.refreshToken().equals(before);
    return stays ? tokens.refreshLifetime() : null;
  }

  private static Duration renewIn(Duration lifetime) {
    return lifetime == null || lifetime.dividedBy(2).compareTo(RENEWED_AFTER) > 0
        ? RENEWED_AFTER
        : lifetime.dividedBy(2);
  }

  private String sealed(String companyId, String accountId, Secret token) {
    return cipher.encrypt(token, binding(companyId, accountId));
  }

  private Secret opened(String companyId, String accountId, String stored) {
    return cipher.decrypt(stored, binding(companyId, accountId));
  }

  private static String binding(String companyId, String accountId) {
    return companyId + "\noauth\n" + accountId;
  }
}
