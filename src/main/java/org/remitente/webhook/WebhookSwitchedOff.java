package org.remitente.webhook;

import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * A webhook is told of nothing more. Fired in the transaction that stores this.
 *
 * @param since when it began to fail; null where it did not
 */
public record WebhookSwitchedOff(
    String companyId, String webhookId, Reason reason, OffsetDateTime since) {

  /** Why. */
  public enum Reason {
    /** It has failed for days. */
    FAILED,
    /** It said that it is gone. */
    GONE,
    /** What signs for it cannot be read any more. */
    UNSIGNED;

    /** Its name, such as {@code failed}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
