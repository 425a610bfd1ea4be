package org.remitente.it;

import static java.util.stream.Collectors.toMap;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.remitente.testing.WebhookReceiver;
import org.remitente.testing.WebhookReceiver.Told;

/**
 * An ERP with a webhook. It has a library check each signature as the event comes, and now and then
 * it says no although it has taken note.
 */
final class SuspiciousErp implements AutoCloseable {

  private static final int REFUSES_ONE_IN = 20;

  private final WebhookReceiver receiver;
  private final Random random;
  private final List<String> forged = new CopyOnWriteArrayList<>();
  private final Webhook library;

  /** Makes a webhook of a company, which is told of all that happens to its messages. */
  SuspiciousErp(Api company, Random random) {
    this.random = random;
    this.receiver = new WebhookReceiver();
    JsonObject wish =
        Json.createObjectBuilder()
            .add("url", receiver.url())
            .add(
                "events",
                Json.createArrayBuilder(
                    List.of(
                        "message.sent",
                        "message.waiting",
                        "message.rejected",
                        "message.unknown",
                        "message.cancelled")))
            .build();
    library = new Webhook(company.post("/webhooks", wish).with(201).json().getString("secret"));
    receiver.being(this::take);
  }

  private void take(HttpExchange call, Told told) throws IOException {
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(told.id()),
            "webhook-timestamp", List.of(told.timestamp()),
            "webhook-signature", List.of(told.signature()));
    try {
      library.verify(told.body(), HttpHeaders.of(headers, (name, value) -> true));
    } catch (WebhookVerificationException forgery) {
      forged.add(told.id());
    }
    boolean refuses = random.nextInt(REFUSES_ONE_IN) == 0;
    WebhookReceiver.answering(refuses ? 500 : 204).answer(call, told);
  }

  /** What it heard, each event once, in the order in which it heard of them first. */
  Collection<JsonObject> heard() {
    return receiver.told().stream()
        .collect(toMap(Told::id, SuspiciousErp::body, SuspiciousErp::same, LinkedHashMap::new))
        .values();
  }

  private static JsonObject body(Told told) {
    try (JsonReader reader = Json.createReader(new StringReader(told.body()))) {
      return reader.readObject();
    }
  }

  private static JsonObject same(JsonObject first, JsonObject again) {
    if (!first.getString("type").equals(again.getString("type"))
        || !first.getString("timestamp").equals(again.getString("timestamp"))) {
      throw new AssertionError("One id for " + first + " and " + again);
    }
    return first;
  }

  /** How often it was told what it knew. */
  int repeats() {
    return receiver.told().size() - heard().size();
  }

  /** The ids of what the company did not sign. */
  List<String> forged() {
    return List.copyOf(forged);
  }

  @Override
  public void close() {
    receiver.close();
  }
}
