package org.remitente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** What the server does around the features. */
@ProductTest
class PlatformIT {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void servesTheContractInTheVersionInWhichItWasWritten() throws Exception {
    HttpResponse<String> answer = get("/openapi");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).containsPattern("(?m)^openapi: 3\\.0").contains("title: Remitente");
  }

  @Test
  void answersAnUnknownPathWithACalmPage() throws Exception {
    HttpResponse<String> answer = get("/no-such-page");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body()).contains("Esta página no existe");
  }

  @Test
  void tellsNobodyWhichServerItIs() throws Exception {
    HttpResponse<String> answer = get("/no-such-page");

    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.body())
        .doesNotContainIgnoringCase("payara", "wildfly", "undertow")
        .doesNotContain("Exception");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(RunningProduct.uri(path)).timeout(Duration.ofSeconds(10)).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
