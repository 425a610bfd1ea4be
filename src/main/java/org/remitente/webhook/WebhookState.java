package org.remitente.webhook;

import java.util.Locale;

/** How a webhook fares. */
public enum WebhookState {
  OK,
  /** The last attempt failed; it is tried again. */
  FAILING,
  /** It has failed for too long, or said that it is gone: it is told of nothing more. */
  OFF;

  /** The name in the contract. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
