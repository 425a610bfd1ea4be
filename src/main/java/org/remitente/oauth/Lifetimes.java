package org.remitente.oauth;

import java.time.Duration;
import org.remitente.security.Secret;

/** How long what a provider gave is made use of. */
final class Lifetimes {

  /** Weekly at the latest, so that no permission ends for lack of use. */
  static final Duration RENEWED_AFTER = Duration.ofDays(6);

  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);

  private Lifetimes() {}

  /** A token that ends while it is used would be refused. */
  static Duration usable(Duration lifetime) {
    Duration margin = lifetime.dividedBy(4);
    return lifetime.minus(margin.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : margin);
  }

  /**
   * In how long a lasting permission is renewed at the latest.
   *
   * @param lifetime how long it lasts, or null where the provider does not say
   */
  static Duration renewIn(Duration lifetime) {
    return lifetime == null || lifetime.dividedBy(2).compareTo(RENEWED_AFTER) > 0
        ? RENEWED_AFTER
        : lifetime.dividedBy(2);
  }

  /** Null unless the provider counts down the days of one that it does not replace. */
  static Duration endsIn(Secret before, TokenSet tokens) {
    boolean stays = tokens.refreshToken() == null || tokens.refreshToken().equals(before);
    return stays ? tokens.refreshLifetime() : null;
  }
}
