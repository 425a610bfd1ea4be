package org.remitente.diagnosis;

import java.util.Locale;

/** Whether the unchanged settings may pass another time. */
public enum RetryRule {
  /** A person must change something first. */
  NEVER,
  /** It may pass later by itself. */
  LATER,
  /** It may pass at once. */
  NOW;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
