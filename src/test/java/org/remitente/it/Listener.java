package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody who listens to a company's events, as an ERP does. */
final class Listener implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Stream<String> body;
  private volatile String lastId = "";

  /** An event. */
  record Told(String id, JsonObject body) {

    String type() {
      return body.getString("type");
    }

    JsonObject message() {
      return body.getJsonObject("data").getJsonObject("message");
    }

    JsonObject account() {
      return body.getJsonObject("data").getJsonObject("account");
    }
  }

  private Listener(HttpResponse<Stream<String>> answer) {
    body = answer.body();
    Thread reading = new Thread(this::read, "listener");
    reading.setDaemon(true);
    reading.start();
  }

  /** Begins to listen; when this returns, whatever happens is heard. */
  static Listener to(Api api, HttpClient.Version version, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api.base() + "/events"))
            .timeout(LONGEST)
            .header("Authorization", "Bearer " + api.key())
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpClient client = HttpClient.newBuilder().version(version).build();
    HttpResponse<Stream<String>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofLines()).join();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return new Listener(answer);
  }

  private void read() {
    try {
      body.forEach(this::line);
    } catch (RuntimeException closed) {
      lines.add("closed");
    }
  }

  private void line(String line) {
    lines.add(line);
    if (line.startsWith("id: ")) {
      lastId = line.substring(4);
    } else if (line.startsWith("data: ")) {
      try (JsonReader reader = Json.createReader(new StringReader(line.substring(6)))) {
        told.add(new Told(lastId, reader.readObject()));
      }
    }
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  /** Where it would resume. */
  String lastId() {
    return lastId;
  }

  @Override
  public void close() {
    body.close();
  }
}
