package org.remitente.account;

import java.util.Locale;

/** How an account fares. */
public enum AccountHealth {
  OK,
  /** The server refuses the sign-in: a person must act, and messages wait. */
  NEEDS_SIGN_IN,
  /** The last attempt failed for another reason. */
  FAILING,
  UNKNOWN;

  /** The name in the contract, such as {@code needs-sign-in}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
