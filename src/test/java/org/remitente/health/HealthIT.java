package org.remitente.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** What the server shows to whoever watches over it, without a key. */
@ProductTest
class HealthIT {

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({"/ready, database", "/live, remitente"})
  void isUpAndTellsNothingElse(String path, String name) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(RunningProduct.healthUri(path))
            .timeout(Duration.ofSeconds(10))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject health = json(answer.body());
    assertThat(health.getString("status")).isEqualTo("UP");
    JsonObject ours =
        health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
            .filter(check -> check.getString("name").equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(ours.getString("status")).isEqualTo("UP");
    assertThat(ours.getOrDefault("data", JsonObject.EMPTY_JSON_OBJECT).asJsonObject()).isEmpty();
    assertThat(answer.body()).doesNotContain("jdbc", "127.0.0.1", "localhost");
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
