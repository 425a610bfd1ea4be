package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.MailFailureException;
import org.remitente.security.Secret;
import org.remitente.shared.Ids;
import org.remitente.shared.Insistence;

/**
 * The tokens of stored accounts: got when they are needed, by one node at a time for an account,
 * while the others wait for what it gets.
 */
@ApplicationScoped
class AccessTokens {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LOOKS = 200;
  private static final Duration SOON = Duration.ofHours(1);

  /** What the provider would say, had we asked it with what it has withdrawn. */
  private static final TokenRefusal ENDED = new TokenRefusal(400, "invalid_grant", "");

  @EJB Grants grants;
  @EJB GrantRenewals renewals;
  @Inject SignInProviders providers;
  @Inject TokenEndpoint endpoint;
  @Inject OperatorAlarm alarm;

  /** The tokens of one account, for somebody who waits. */
  TokenSource of(String companyId, String accountId, SignInProvider provider) {
    return tokens(companyId, accountId, provider, true);
  }

  /**
   * The same for what is sent in the background: a provider that gave none is left alone for a
   * while, as if it did not answer.
   */
  TokenSource ofSender(String companyId, String accountId, SignInProvider provider) {
    return tokens(companyId, accountId, provider, false);
  }

  private TokenSource tokens(
      String companyId, String accountId, SignInProvider provider, boolean insists) {
    return new TokenSource() {
      @Override
      public Secret token(Resource resource) throws MailFailureException {
        return get(new GrantRenewals.Wanted(resource, null, insists));
      }

      @Override
      public Secret insteadOf(Secret refused, Resource resource) throws MailFailureException {
        return get(new GrantRenewals.Wanted(resource, refused, insists));
      }

      private Secret get(GrantRenewals.Wanted wanted) throws MailFailureException {
        try {
          return AccessTokens.this.get(companyId, accountId, provider, wanted);
        } catch (TokenRefusedException e) {
          throw e.asFailure();
        }
      }
    };
  }

  private Secret get(
      String companyId, String accountId, SignInProvider provider, GrantRenewals.Wanted wanted)
      throws TokenRefusedException {
    String owner = Ids.next();
    for (int look = 0; look < LOOKS && !Thread.currentThread().isInterrupted(); look++) {
      GrantRenewals.Turn turn = renewals.turn(companyId, accountId, wanted, owner);
      if (turn.token() != null) {
        return turn.token();
      } else if (turn.ended()) {
        throw new TokenRefusedException(ENDED);
      } else if (turn.rests()) {
        throw new TokenRefusedException(TokenRefusal.NO_ANSWER);
      } else if (turn.refreshToken() != null) {
        return renewed(
            companyId, accountId, provider, wanted.resource(), turn.refreshToken(), owner);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new TokenRefusedException(TokenRefusal.NO_ANSWER);
  }

  /**
   * Renews the permission of an account that was not used for long.
   *
   * @return why that failed; empty where it did not, or where another node is at it
   */
  Optional<Diagnosis> renew(String companyId, String accountId) {
    return renew(companyId, accountId, owner -> renewals.turnToRenew(companyId, accountId, owner));
  }

  /**
   * The same of one that is not due yet: whether the provider still honours it is known by asking
   * only. A provider that gave none lately is left alone.
   */
  Optional<Diagnosis> renewNow(String companyId, String accountId) {
    return renew(
        companyId, accountId, owner -> renewals.turnToRenewNow(companyId, accountId, owner));
  }

  private Optional<Diagnosis> renew(
      String companyId, String accountId, Function<String, Optional<Secret>> turn) {
    Optional<StoredGrant> grant = grants.find(companyId, accountId);
    Optional<SignInProvider> provider = grant.map(StoredGrant::provider).flatMap(providers::find);
    String owner = Ids.next();
    if (provider.isEmpty()) {
      grant.map(StoredGrant::provider).ifPresent(alarm::notConfigured);
      renewals.postpone(companyId, accountId, SOON);
      return Optional.empty();
    }
    Optional<Secret> lasting = turn.apply(owner);
    if (lasting.isEmpty()) {
      return Optional.empty();
    }
    try {
      Resource resource = provider.get().resource(grant.get().outlet());
      renewed(companyId, accountId, provider.get(), resource, lasting.get(), owner);
      return Optional.empty();
    } catch (TokenRefusedException e) {
      return Optional.of(e.diagnosis());
    }
  }

  private Secret renewed(
      String companyId,
      String accountId,
      SignInProvider provider,
      Resource resource,
      Secret lasting,
      String owner)
      throws TokenRefusedException {
    try {
      TokenSet tokens = endpoint.renew(provider, lasting, provider.scopes(resource));
      // Many providers honour the last permission only: what is forgotten now is lost.
      Insistence.on(() -> renewals.renewed(companyId, accountId, resource, lasting, tokens, owner));
      return tokens.accessToken();
    } catch (TokenRefusedException e) {
      if (!noted(companyId, accountId, e, owner)) {
        // Somebody signed in again meanwhile: what was refused is not what counts any more.
        throw new TokenRefusedException(TokenRefusal.NO_ANSWER);
      }
      throw e;
    }
  }

  private boolean noted(
      String companyId, String accountId, TokenRefusedException refused, String owner) {
    Diagnosis why = refused.diagnosis();
    if (why.code() == DiagnosisCode.OA_REVOKED) {
      return renewals.ended(companyId, accountId, owner);
    }
    // One that somebody must sign in for would be refused each time.
    Duration renewIn = why.stopsAccount() ? Lifetimes.RENEWED_AFTER : SOON;
    Duration rest = refused.comeAgainIn().orElse(Duration.ZERO);
    return renewals.failed(companyId, accountId, renewIn, rest, owner);
  }
}
