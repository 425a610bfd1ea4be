package org.remitente.verification;

import java.util.Locale;

/** Where a verification stands. */
public enum VerificationState {
  RUNNING,
  PASSED,
  FAILED;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
