package org.remitente.webhook;

import java.time.OffsetDateTime;

/**
 * An event that a webhook is to be told of.
 *
 * @param position the place of the event
 * @param subject the message or account to which it happened: of one the earlier events come first
 * @param body as it is told, or null where it was never told
 * @param failures attempts that failed
 * @param failingSince when the first of them was, or null
 */
public record Delivery(
    String companyId,
    String webhookId,
    long position,
    String subject,
    String body,
    int failures,
    OffsetDateTime failingSince) {

  /** The same however often it is told. */
  String id() {
    return "evt_" + position;
  }

  Delivery saying(String text) {
    return new Delivery(companyId, webhookId, position, subject, text, failures, failingSince);
  }
}
