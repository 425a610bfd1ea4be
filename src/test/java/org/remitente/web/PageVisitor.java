package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.SystemPrograms;

/** A browser, and links into the pages of companies of their own. */
final class PageVisitor implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(SystemPrograms.CHROMIUM)
                  .setArgs(List.of("--no-sandbox")));

  Browser browser() {
    return browser;
  }

  /** A link for a new company that speaks a language. */
  String newLink(String language) {
    JsonObject company =
        Json.createObjectBuilder().add("name", "Acme").add("language", language).build();
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    JsonObject visitor = Json.createObjectBuilder().add("user", "facturas").build();
    String id = post("/companies", RunningProduct.OPERATOR_KEY, company).getString("id");
    String key =
        post("/companies/" + id + "/keys", RunningProduct.OPERATOR_KEY, label).getString("key");
    return post("/preferences-links", key, visitor).getString("url");
  }

  private JsonObject post(String path, String key, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(RunningProduct.uri("/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
