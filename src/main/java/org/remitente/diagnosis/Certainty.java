package org.remitente.diagnosis;

import java.util.Locale;

/** How sure a diagnosis is. */
public enum Certainty {
  /** A counter-test proved it, or it cannot be otherwise. */
  SURE,
  /** The server's words say it. */
  PROBABLE,
  /** Only the stage hints at it. */
  POSSIBLE;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
