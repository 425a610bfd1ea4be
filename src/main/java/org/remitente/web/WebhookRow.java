package org.remitente.web;

import java.io.Serializable;
import java.util.List;
import org.remitente.shared.Language;
import org.remitente.webhook.Webhook;
import org.remitente.webhook.WebhookAnswer;

/**
 * A webhook that is told of nothing any more.
 *
 * @param host where its receiver was; the rest of the address may hold what only that should know
 * @param answers how it answered last, the newest first
 */
public record WebhookRow(String id, String host, List<Answer> answers) implements Serializable {

  /**
   * How a receiver answered once.
   *
   * @param words for whoever looks after it: a status of HTTP, or why there was no answer
   */
  public record Answer(Moment at, String words) implements Serializable {

    private static Answer of(WebhookAnswer answer, Language language) {
      String words = answer.status() == null ? answer.failure() : "HTTP " + answer.status();
      return new Answer(Moment.of(answer.at(), language), words);
    }
  }

  static WebhookRow of(Webhook webhook, Language language) {
    return new WebhookRow(
        webhook.id(),
        webhook.host(),
        webhook.lastAnswers().stream().map(answer -> Answer.of(answer, language)).toList());
  }
}
