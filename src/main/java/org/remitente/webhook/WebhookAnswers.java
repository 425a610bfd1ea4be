package org.remitente.webhook;

import java.util.List;
import java.util.stream.Stream;

/** The last answers of a receiver, the newest first; as they are stored. */
record WebhookAnswers(List<WebhookAnswer> items) {

  private static final int KEPT = 10;

  static final WebhookAnswers NONE = new WebhookAnswers(List.of());

  WebhookAnswers with(WebhookAnswer newest) {
    return new WebhookAnswers(
        Stream.concat(Stream.of(newest), items.stream()).limit(KEPT).toList());
  }
}
