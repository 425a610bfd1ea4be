package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.remitente.testing.RunningProduct;

/** What the operator prepares for tests of the pages. */
final class Operator {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Operator() {}

  /** Makes a company; answers with its id. */
  static String newCompany(String name) {
    return newCompany(name, "es");
  }

  /** Makes a company that speaks a language; answers with its id. */
  static String newCompany(String name, String language) {
    JsonObject body =
        Json.createObjectBuilder().add("name", name).add("language", language).build();
    return post("/companies", RunningProduct.OPERATOR_KEY, body, 201).getString("id");
  }

  /** Adds somebody to a company; answers with the id. */
  static String newUser(
      String company, String username, String password, String name, String role) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("username", username)
            .add("password", password)
            .add("name", name)
            .add("role", role)
            .build();
    String path = "/companies/" + company + "/users";
    return post(path, RunningProduct.OPERATOR_KEY, body, 201).getString("id");
  }

  /** A new link to the pages of a company. */
  static URI newLink(String company, String user) {
    JsonObject visit = Json.createObjectBuilder().add("user", user).build();
    return URI.create(post("/preferences-links", newKey(company), visit, 201).getString("url"));
  }

  /** A new key of a company. */
  static String newKey(String company) {
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    String keys = "/companies/" + company + "/keys";
    return post(keys, RunningProduct.OPERATOR_KEY, label, 201).getString("key");
  }

  /** Sets up an account at a server of this machine, by a company's key; answers with its id. */
  static String newAccount(String key, String address, String password, int smtpPort) {
    JsonObjectBuilder smtp =
        Json.createObjectBuilder()
            .add("host", "localhost")
            .add("port", smtpPort)
            .add("security", "tls")
            .add("username", address)
            .add("password", password);
    JsonObject body = Json.createObjectBuilder().add("address", address).add("smtp", smtp).build();
    return post("/accounts", key, body, 201).getString("id");
  }

  /** Checks an account again, by a company's key; answers with the verification's id. */
  static String check(String key, String account) {
    return post("/accounts/" + account + "/verifications", key, JsonValue.EMPTY_JSON_OBJECT, 200)
        .getString("id");
  }

  static void delete(String path) {
    assertThat(send(request(path, RunningProduct.OPERATOR_KEY).DELETE()).statusCode())
        .isEqualTo(204);
  }

  static String get(String path) {
    return send(request(path, RunningProduct.OPERATOR_KEY).GET()).body();
  }

  private static JsonObject post(String path, String key, JsonObject body, int status) {
    HttpResponse<String> answer =
        send(
            request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(RunningProduct.uri("/api/v1" + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
