package org.remitente.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.remitente.mail.MailFailureException;
import org.remitente.security.Secret;

/**
 * The tokens of somebody who has just signed in, before there is an account to store them with. The
 * provider may give a new lasting permission with each token: the last one counts.
 */
final class NewTokens implements TokenSource {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final SignInProvider provider;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final Map<Resource, Held> held = new EnumMap<>(Resource.class);
  private Secret refreshToken;
  private Duration refreshLifetime;

  /**
   * One token in hand.
   *
   * @param until when it ends
   */
  record Held(Secret token, Instant until) {}

  /**
   * @param refreshToken what the tokens are renewed with
   */
  NewTokens(SignInProvider provider, TokenEndpoint endpoint, Clock clock, Secret refreshToken) {
    this.provider = provider;
    this.endpoint = endpoint;
    this.clock = clock;
    this.refreshToken = refreshToken;
  }

  /** Takes over what the token endpoint gave for a resource. */
  synchronized NewTokens with(Resource resource, TokenSet tokens) {
    held.put(resource, new Held(tokens.accessToken(), clock.instant().plus(tokens.lifetime())));
    if (tokens.refreshToken() != null) {
      refreshToken = tokens.refreshToken();
      refreshLifetime = tokens.refreshLifetime();
    }
    return this;
  }

  @Override
  public synchronized Secret token(Resource resource) throws MailFailureException {
    Held known = held.get(resource);
    return known != null && clock.instant().plus(MARGIN).isBefore(known.until())
        ? known.token()
        : renewed(resource);
  }

  @Override
  public synchronized Secret insteadOf(Secret refused, Resource resource)
      throws MailFailureException {
    Held known = held.get(resource);
    return known != null && !known.token().equals(refused) ? known.token() : renewed(resource);
  }

  private Secret renewed(Resource resource) throws MailFailureException {
    try {
      with(resource, endpoint.renew(provider, refreshToken, provider.scopes(resource)));
      return held.get(resource).token();
    } catch (TokenRefusedException e) {
      throw e.asFailure();
    }
  }

  /** What is granted of a resource that no token was had for yet; none where it is refused. */
  synchronized Permissions permissions(Resource resource) {
    try {
      TokenSet tokens = endpoint.renew(provider, refreshToken, provider.scopes(resource));
      with(resource, tokens);
      return tokens
          .permissions()
          .orElseGet(() -> Permissions.of(String.join(" ", provider.scopes(resource))));
    } catch (TokenRefusedException notGranted) {
      return Permissions.of("");
    }
  }

  synchronized Secret refreshToken() {
    return refreshToken;
  }

  /** How long the lasting permission lasts, or null where the provider does not say. */
  synchronized Duration refreshLifetime() {
    return refreshLifetime;
  }
}
