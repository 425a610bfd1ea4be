package org.remitente.oauth;

import java.time.Duration;
import java.util.Optional;
import org.remitente.security.Secret;

/**
 * What a token endpoint gave (RFC 6749 section 5.1).
 *
 * @param accessToken what one sends with
 * @param lifetime how long it lasts from now
 * @param refreshToken what it is renewed with, or null where none was given: then the one at hand
 *     stays
 * @param refreshLifetime how long that one lasts, or null where the provider does not say
 * @param scope what was granted, or null where it is what was asked for
 * @param idToken who signed in, or null
 */
record TokenSet(
    Secret accessToken,
    Duration lifetime,
    Secret refreshToken,
    Duration refreshLifetime,
    String scope,
    String idToken) {

  /** What was granted. */
  Optional<Permissions> permissions() {
    return Optional.ofNullable(scope).map(Permissions::of);
  }

  /** Never a token. */
  @Override
  public String toString() {
    return "TokenSet[" + lifetime + "]";
  }
}
