package org.remitente.outbox;

import java.util.Locale;

/** Where one recipient of a message stands. */
public enum RecipientState {
  PENDING,
  ACCEPTED,
  REFUSED,
  UNKNOWN;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
