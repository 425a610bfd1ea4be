package org.remitente.verification;

import java.util.Locale;

/** Where a stage stands. */
public enum StageState {
  PENDING,
  RUNNING,
  PASSED,
  FAILED,
  /** Not needed here, or not reached since an earlier stage failed. */
  SKIPPED;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
