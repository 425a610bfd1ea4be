package org.remitente.oauth;

import java.util.Locale;

/** How a sign-in stands. */
public enum SignInState {
  /** Somebody has to sign in, or what they signed in to is being verified. */
  PENDING,
  /** The account is stored. */
  DONE,
  /** Nothing was stored. */
  FAILED;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
