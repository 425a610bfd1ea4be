package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.remitente.testing.FreePort;
import org.remitente.testing.ProductProcess;

/** A product behind a proxy that ends TLS: it hears http only, and its browsers speak https. */
class HttpsProxyIT {

  private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;]+");
  private static final String KEY = "operator-key-behind-the-proxy";
  private static final String PUBLIC_URL = "https://correo.acme.test";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void keepsCookiesToHttpsAndLeadsNobodyBackToHttp() throws Exception {
    Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "proxy-data-");
    Map<String, String> environment =
        Map.of("REMITENTE_OPERATOR_KEY", KEY, "REMITENTE_PUBLIC_URL", PUBLIC_URL);
    try (ProductProcess product = new ProductProcess(data, FreePort.find(), environment)) {
      product.start();
      HttpResponse<String> home = get(product.uri("/"));
      HttpResponse<String> signIn = get(product.uri("/sign-in"));
      HttpResponse<String> language = get(product.uri("/sign-in?language=ca"));
      HttpResponse<String> preferences = get(product.uri("/preferences"));
      URI link = link(product);
      HttpResponse<String> entered = get(product.uri(link.getPath()));

      assertThat(link.toString()).startsWith(PUBLIC_URL + "/preferences-link/");
      for (HttpResponse<String> led : List.of(home, language, preferences, entered)) {
        assertThat(led.headers().firstValue("Location").orElseThrow()).startsWith("/");
      }
      for (HttpResponse<String> kept : List.of(signIn, language, entered)) {
        assertThat(kept.headers().firstValue("Set-Cookie").orElseThrow())
            .containsIgnoringCase("; Secure");
      }
      assertThat(home.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
      assertThatTheOperatorIsToldHowToOfferSignIns(product, entered);
    }
  }

  /** This product is configured with no provider. */
  private void assertThatTheOperatorIsToldHowToOfferSignIns(
      ProductProcess product, HttpResponse<String> entered) throws Exception {
    Matcher session = SESSION.matcher(entered.headers().allValues("Set-Cookie").toString());
    assertThat(session.find()).isTrue();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(product.uri("/preferences")).header("Cookie", session.group());
    assertThat(send(request.GET()).body())
        .contains("Con Outlook todavía no se puede enviar desde aquí")
        .contains(PUBLIC_URL + "/oauth/callback")
        .contains("id=\"choice-gmail\"")
        .doesNotContain("id=\"connect-", "id=\"choice-other\"", "data-sign-in");
  }

  private URI link(ProductProcess product) throws Exception {
    JsonObject company =
        Json.createObjectBuilder().add("name", "Acme").add("language", "es").build();
    String id = post(product.uri("/api/v1/companies"), KEY, company).getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    String key =
        post(product.uri("/api/v1/companies/" + id + "/keys"), KEY, label).getString("key");
    JsonObject visit = Json.createObjectBuilder().add("user", "facturas").build();
    return URI.create(post(product.uri("/api/v1/preferences-links"), key, visit).getString("url"));
  }

  private JsonObject post(URI uri, String key, JsonObject body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    try (JsonReader reader = Json.createReader(new StringReader(send(request).body()))) {
      return reader.readObject();
    }
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }
}
