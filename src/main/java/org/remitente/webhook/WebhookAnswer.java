package org.remitente.webhook;

import java.time.OffsetDateTime;

/**
 * How a receiver answered once, for whoever looks after it.
 *
 * @param at when
 * @param webhookId the {@code webhook-id} that was told
 * @param status the status of HTTP, or null where there was no answer
 * @param failure why there was none, such as {@code silence}, or null
 */
public record WebhookAnswer(OffsetDateTime at, String webhookId, Integer status, String failure) {

  /** Whether the event was taken. */
  boolean isSuccess() {
    return status != null && status / 100 == 2;
  }

  /** Whether there is a receiver that did not like this event; one that is away says 502 to 504. */
  boolean isRefusal() {
    return status != null && status != 429 && (status < 502 || status > 504);
  }

  /** Whether the receiver wants nothing more, ever. */
  boolean isFarewell() {
    return status != null && status == 410;
  }
}
