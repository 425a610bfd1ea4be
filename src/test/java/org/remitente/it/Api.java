package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A caller of the REST contract who holds one key.
 *
 * @param base where the contract's paths begin
 * @param key the bearer's key, or null for somebody without one
 */
record Api(URI base, String key) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final HttpClient OVER_HTTP_1 =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String JSON = "application/json";

  /** An answer whose body was read to its end. */
  record Answer(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonObject json() {
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(response.body()))) {
        return reader.readObject();
      }
    }

    /** The same, where the status is as wanted. */
    Answer with(int status) {
      assertThat(status()).as(text()).isEqualTo(status);
      return this;
    }
  }

  /** The operator of a product that listens at this address. */
  static Api operator(UnaryOperator<String> uri, String key) {
    return new Api(URI.create(uri.apply("/api/v1")), key);
  }

  /** Makes a company and answers with a caller who holds a key of it; for the operator. */
  Api newCompany(String name) {
    JsonObject company = Json.createObjectBuilder().add("name", name).add("language", "es").build();
    String id = post("/companies", company).with(201).json().getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    return as(post("/companies/" + id + "/keys", label).with(201).json().getString("key"));
  }

  /** Somebody with another key, or with none. */
  Api as(String otherKey) {
    return new Api(base, otherKey);
  }

  Answer get(String path, String... headers) {
    return call("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer delete(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  /** An action without a body. */
  Answer post(String path) {
    return call("POST", path, BodyPublishers.noBody());
  }

  Answer post(String path, JsonObject body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, JsonObject body, String... headers) {
    return send("PUT", path, body, headers);
  }

  private Answer send(String method, String path, JsonObject body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = JSON;
    return call(method, path, BodyPublishers.ofString(body.toString()), all);
  }

  /** Sends a form with a part {@code message} and files, each with its name. */
  Answer postForm(String path, JsonObject message, Map<String, byte[]> files, String... headers) {
    Form form = new Form().json("message", message);
    files.forEach((name, content) -> form.file("attachment", name, content));
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = form.contentType();
    return call("POST", path, form.body(), all);
  }

  /** What is made of a body while it arrives. */
  interface Reading<T> {
    T of(InputStream body) throws IOException;
  }

  /**
   * Reads an answer of {@code 200} that need not fit into memory; over HTTP/1.1, as a proxy does,
   * since over HTTP/2 Payara holds it whole (src/decisions/0011).
   */
  <T> T read(String path, Reading<T> reading) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        OVER_HTTP_1.send(
            request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(response.statusCode()).isEqualTo(200);
      return reading.of(body);
    }
  }

  Answer call(String method, String path, BodyPublisher body, String... headers) {
    try {
      return new Answer(
          CLIENT.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }
}
