package org.remitente.oauth;

import java.time.Duration;
import org.remitente.shared.EmailAddress;

/**
 * What is kept of somebody who signed in, until they are confirmed.
 *
 * @param scope what they granted
 * @param refreshSeconds how long that lasts, or null where the provider does not say
 */
public record KeptTokens(
    String username, String scope, String refreshToken, Integer refreshSeconds) {

  /** How long it lasts, or null where the provider does not say. */
  Duration refreshLifetime() {
    return refreshSeconds == null ? null : Duration.ofSeconds(refreshSeconds);
  }

  static KeptTokens of(EmailAddress who, Permissions granted, NewTokens tokens) {
    Duration lasts = tokens.refreshLifetime();
    return new KeptTokens(
        who.value(),
        granted.toString(),
        tokens.refreshToken().reveal(),
        lasts == null ? null : (int) Math.min(Integer.MAX_VALUE, lasts.toSeconds()));
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "KeptTokens[" + username + "]";
  }
}
