package org.remitente.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.FreePort;
import org.remitente.testing.ProductProcess;

/** One node of the product: {@code target/remitente.jar} as a user starts it, on PostgreSQL. */
final class ProductNode implements AutoCloseable {

  private static final String OPERATOR_KEY = "operator-key-of-the-benchmark";

  /** All nodes of a database share them; no real one is here. */
  private static final String SECRETS_KEYS = "benchmark:" + "A".repeat(43) + "=";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port = FreePort.find();
  private final ProductProcess process;

  /** Starts it and waits until it is ready. */
  ProductNode(Path data, DatabaseAccess database) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("REMITENTE_OPERATOR_KEY", OPERATOR_KEY);
    environment.put("REMITENTE_SECRETS_KEYS", SECRETS_KEYS);
    environment.put("REMITENTE_NETWORK_ALLOW", "127.0.0.0/8");
    environment.put("REMITENTE_NETWORK_PORTS", "any");
    process = new ProductProcess(data, port, environment, vmOptions());
    process.start();
  }

  /** Further ones, to profile for example, stand in {@code benchmark.jvm}. */
  private static List<String> vmOptions() {
    return Stream.concat(
            Stream.of("-Xmx512m"),
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

  /** Adds a company, and answers with its key. */
  String addCompany(String name) {
    JsonObject company = Json.createObjectBuilder().add("name", name).add("language", "es").build();
    String id = post(OPERATOR_KEY, "/companies", company).getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    return post(OPERATOR_KEY, "/companies/" + id + "/keys", label).getString("key");
  }

  /** Adds an account without any provider's limit, which sends there, and answers with its id. */
  String addAccount(String key, String address, int smtpPort) {
    JsonObject smtp =
        Json.createObjectBuilder()
            .add("host", "127.0.0.1")
            .add("port", smtpPort)
            .add("security", "none")
            .addNull("username")
            .build();
    JsonObject account =
        Json.createObjectBuilder()
            .add("address", address)
            .add("displayName", "Acme SL")
            .add("smtp", smtp)
            .add("limits", noLimits())
            .build();
    return post(key, "/accounts", account).getString("id");
  }

  private static JsonObject noLimits() {
    return Json.createObjectBuilder()
        .add("connections", 16)
        .add("perMinute", 1_000_000)
        .add("perHour", 10_000_000)
        .add("perDay", 100_000_000)
        .build();
  }

  private JsonObject post(String key, String path, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(process.uri("/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
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
