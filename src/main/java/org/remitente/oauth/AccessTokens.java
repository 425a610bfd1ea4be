package org.remitente.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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

  @Inject Grants grants;
  @Inject SignInProviders providers;
  @Inject TokenEndpoint endpoint;

  /** The tokens of one account. */
  TokenSource of(String companyId, String accountId, SignInProvider provider) {
    return new TokenSource() {
      @Override
      public Secret token(Resource resource) throws MailFailureException {
        return get(resource, null);
      }

      @Override
      public Secret insteadOf(Secret refused, Resource resource) throws MailFailureException {
        return get(resource, refused);
      }

      private Secret get(Resource resource, Secret refused) throws MailFailureException {
        try {
          return AccessTokens.this.get(companyId, accountId, provider, resource, refused);
        } catch (TokenRefusedException e) {
          throw e.asFailure();
        }
      }
    };
  }

  private Secret get(
      String companyId,
      String accountId,
      SignInProvider provider,
      Resource resource,
      Secret refused)
      throws TokenRefusedException {
    String owner = Ids.next();
    for (int look = 0; look < LOOKS && !Thread.currentThread().isInterrupted(); look++) {
      Grants.Turn turn = grants.turn(companyId, accountId, resource, refused, owner);
      if (turn.token() != null) {
        return turn.token();
      } else if (turn.ended()) {
        throw new TokenRefusedException(ENDED);
      } else if (turn.refreshToken() != null) {
        return renewed(companyId, accountId, provider, resource, turn.refreshToken(), owner);
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
    Optional<StoredGrant> grant = grants.find(companyId, accountId);
    Optional<SignInProvider> provider = grant.map(StoredGrant::provider).flatMap(providers::find);
    String owner = Ids.next();
    if (provider.isEmpty()) {
      grants.postpone(companyId, accountId, SOON);
      return Optional.empty();
    }
    Optional<Secret> lasting = grants.turnToRenew(companyId, accountId, owner);
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
      Insistence.on(() -> grants.renewed(companyId, accountId, resource, lasting, tokens, owner));
      return tokens.accessToken();
    } catch (TokenRefusedException e) {
      if (e.diagnosis().code() == DiagnosisCode.OA_REVOKED) {
        if (!grants.ended(companyId, accountId, owner)) {
          // Somebody signed in again meanwhile: what was refused is not what counts any more.
          throw new TokenRefusedException(TokenRefusal.NO_ANSWER);
        }
      } else {
        grants.failed(companyId, accountId, SOON, owner);
      }
      throw e;
    }
  }
}
