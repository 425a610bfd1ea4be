package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Ids;
import org.remitente.shared.NotFoundException;
import org.remitente.work.AccountWork;

/**
 * A browser's way to a provider and back, written down: what it carries serves once, and each step
 * is a short transaction of its own. Times are the database's: it may come back to another node.
 */
@Stateless
public class SignInJourneys {

  @Inject AuthorizationRepository repository;
  @Inject SignInProviders providers;
  @Inject CredentialCipher cipher;
  @EJB AccountWork work;

  /**
   * What a browser that came back is to be judged by.
   *
   * @param wanted whom somebody wanted to be signed in as, or null
   */
  public record Returned(
      SignInStatus status,
      String provider,
      EmailAddress wanted,
      String displayName,
      boolean saveSentCopy,
      Secret verifier,
      String nonce,
      boolean insisted) {}

  /** A browser opens the link: the first one sets out for the provider. */
  public Optional<OpenedSignIn> open(Secret ticket) {
    return repository
        .lockByLink(TokenHash.of(ticket))
        .filter(each -> each.isOpenAt(work.now()))
        .map(this::setsOut);
  }

  /** The same browser is sent again, to be asked for a lasting permission. */
  public OpenedSignIn insist(String companyId, String id) {
    Authorization authorization =
        repository.lock(companyId, id).orElseThrow(() -> new NotFoundException("authorization"));
    authorization.insist();
    return setsOut(authorization);
  }

  private OpenedSignIn setsOut(Authorization authorization) {
    Secret state = Secret.of(Ids.token());
    Secret mark = Secret.of(Ids.token());
    Secret verifier = Secret.of(Ids.token());
    String nonce = Ids.token();
    authorization.leaves(
        state,
        mark,
        cipher.encrypt(verifier, authorization.binding()),
        nonce,
        work.now().plus(SignInRecords.PATIENCE));
    AuthorizationAddress address =
        new AuthorizationAddress(
            providers.get(authorization.provider()),
            state,
            verifier,
            nonce,
            authorization.wanted().orElse(null),
            authorization.insists());
    return new OpenedSignIn(authorization.id(), mark, address.address());
  }

  /** Where a state belongs to, so that the browser's mark can be looked for under its name. */
  public Optional<String> idOf(Secret state) {
    return repository.lockByState(TokenHash.of(state)).map(Authorization::id);
  }

  /**
   * A browser came back; of several who bring the same state, one is first.
   *
   * @param mark what it was marked with, or null
   * @return empty where nobody waits for it, or where it is another browser than the one that set
   *     out: then that sign-in is over
   */
  public Optional<Returned> returned(Secret state, Secret mark) {
    OffsetDateTime now = work.now();
    Optional<Authorization> found = repository.lockByState(TokenHash.of(state));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Authorization authorization = found.get();
    authorization.returned();
    if (!authorization.isOpenAt(now) || !authorization.isFrom(mark)) {
      authorization.fail(Authorization.STALE);
      return Optional.empty();
    }
    return Optional.of(
        new Returned(
            authorization.status(),
            authorization.provider(),
            authorization.wanted().orElse(null),
            authorization.displayName(),
            authorization.saveSentCopy(),
            cipher.decrypt(authorization.verifier(), authorization.binding()),
            authorization.nonce(),
            authorization.insists()));
  }
}
