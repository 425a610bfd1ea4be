package org.remitente.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.FreePort;
import org.remitente.testing.NameServer;
import org.remitente.testing.ProductProcess;

/** One node of the product: {@code target/remitente.jar} as a user starts it, on PostgreSQL. */
final class ProductNode implements AutoCloseable {

  private static final String OPERATOR_KEY = "operator-key-of-the-benchmark";

  /** All nodes of a database share them; they protect nothing here. */
  private static final String SECRETS_KEYS = "benchmark:" + "A".repeat(43) + "=";

  /** Knows the domains of all recipients: what is warned of is not what most invoices are. */
  private static final NameServer NAMES = new NameServer();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port = FreePort.find();
  private final ProductProcess process;

  /** Starts it and waits until it is ready. */
  ProductNode(DatabaseAccess database) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("REMITENTE_OPERATOR_KEY", OPERATOR_KEY);
    environment.put("REMITENTE_SECRETS_KEYS", SECRETS_KEYS);
    environment.put("REMITENTE_NETWORK_ALLOW", "127.0.0.0/8");
    environment.put("REMITENTE_NETWORK_PORTS", "any");
    environment.put("REMITENTE_DNS_SERVERS", "127.0.0.1:" + NAMES.port());
    process = new ProductProcess(newFolder(), port, environment, vmOptions());
    process.start();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "benchmark-data-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Further ones, to profile for example, stand in {@code benchmark.jvm}. */
  private static List<String> vmOptions() {
    return Stream.concat(
            Stream.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:MetaspaceSize=200m"),
            Stream.of(System.getProperty("benchmark.jvm", "").split(" "))
                .filter(option -> !option.isEmpty()))
        .toList();
  }

  int port() {
    return port;
  }

  ProcessHandle handle() {
    return process.handle();
  }

  /** A call of the operator's. */
  JsonObject post(String path, JsonObject body, int status) {
    return post(OPERATOR_KEY, path, body, status);
  }

  /**
   * A call of the contract's, with its answer.
   *
   * @throws IllegalStateException where the answer has another status
   */
  JsonObject post(String key, String path, JsonObject body, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(process.uri("/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(path + " was answered with " + answer.body());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new IllegalStateException(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
