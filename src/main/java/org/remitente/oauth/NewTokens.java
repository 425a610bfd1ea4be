package org.remitente.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
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
   * @param refreshLifetime how long that one lasts, or null where the provider does not say
   */
  NewTokens(
      SignInProvider provider,
      TokenEndpoint endpoint,
      Clock clock,
      Secret refreshToken,
      Duration refreshLifetime) {
    this.provider = provider;
    this.endpoint = endpoint;
    this.clock = clock;
    this.refreshToken = refreshToken;
    this.refreshLifetime = refreshLifetime;
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
      return granted(resource);
    } catch (TokenRefusedException notGranted) {
      return Permissions.of("");
    }
  }

  /** An outage is no refusal: it is asked once more, while somebody waits. */
  private Permissions granted(Resource resource) throws TokenRefusedException {
    List<String> wanted = provider.scopes(resource);
    TokenSet tokens;
    try {
      tokens = endpoint.renew(provider, refreshToken, wanted);
    } catch (TokenRefusedException e) {
      if (!e.diagnosis().isForWantOfAToken()) {
        throw e;
      }
      tokens = endpoint.renew(provider, refreshToken, wanted);
    }
    with(resource, tokens);
    return tokens.permissions().orElseGet(() -> Permissions.of(String.join(" ", wanted)));
  }

  synchronized Secret refreshToken() {
    return refreshToken;
  }

  /** How long the lasting permission lasts, or null where the provider does not say. */
  synchronized Duration refreshLifetime() {
    return refreshLifetime;
  }
}
