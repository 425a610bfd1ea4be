package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Somebody who listens to a company's events, as an ERP does. */
final class Listener implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Listener.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Stream<String> body;
  private String id = "";
  private String data;
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
    } catch (UncheckedIOException | IllegalStateException lost) {
      // The latter where it was closed before it began to read.
      LOG.log(Level.FINE, "The connection is lost", lost);
    } finally {
      end.countDown();
    }
  }

  private void line(String line) {
    if (line.startsWith("id: ")) {
      id = line.substring(4);
    } else if (line.startsWith("data: ")) {
      data = line.substring(6);
    } else if (line.isEmpty()) {
      event();
    }
  }

  /** Only a whole event counts: the connection may end within one. */
  private void event() {
    if (data != null) {
      try (JsonReader reader = Json.createReader(new StringReader(data))) {
        told.add(new Told(id, reader.readObject()));
      }
    }
    data = null;
    lastId = id;
  }

  /** Waits until the connection ends, from either side. */
  void awaitEnd() throws InterruptedException {
    end.await();
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
