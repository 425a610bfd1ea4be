package org.remitente.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The demo's company in the product, as an ERP would hold it: its key, and links to its page. */
final class DemoCompany {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI api;
  private final String returnTo;
  private String key;

  /**
   * Prepares the company.
   *
   * @param api the address of the product's REST interface, with a slash at its end
   * @param returnTo where the preferences page leads back to
   */
  DemoCompany(URI api, String returnTo) {
    this.api = api;
    this.returnTo = returnTo;
  }

  /** Makes the company, a key of its own, and somebody who administers it. */
  void create(String name, String operatorKey, DemoSettings.DemoUser person) {
    JsonObject company = Json.createObjectBuilder().add("name", name).add("language", "es").build();
    String id = post("companies", operatorKey, company).getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "demo").build();
    key = post("companies/" + id + "/keys", operatorKey, label).getString("key");
    JsonObject admin =
        Json.createObjectBuilder()
            .add("username", person.address())
            .add("password", person.password())
            .add("name", "Ana Demo")
            .add("role", "admin")
            .build();
    post("companies/" + id + "/users", operatorKey, admin);
  }

  /** A new link to the preferences page; it is good once. */
  URI preferencesLink() {
    JsonObject visit =
        Json.createObjectBuilder().add("user", "demo").add("returnTo", returnTo).build();
    return URI.create(post("preferences-links", key, visit).getString("url"));
  }

  private JsonObject post(String path, String bearer, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
