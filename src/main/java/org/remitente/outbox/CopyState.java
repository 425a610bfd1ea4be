package org.remitente.outbox;

import java.util.Locale;

/** Where the copy of a message in the Sent folder stands. */
public enum CopyState {
  PENDING,
  /** The provider files it by itself. */
  PROVIDER,
  SAVED,
  FAILED,
  OFF;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
