package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.PostgresServer;
import org.remitente.testing.ScriptedSmtpServer;

/** PostgreSQL is stopped with messages on their way, and started again; the product is not. */
class DatabaseOutageIT {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(30);

  @TempDir private static Path data;

  private static final HttpClient BROWSER =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private static PostgresServer postgres;
  private static SendingProduct acme;

  @BeforeAll
  static void startEverything() {
    postgres = new PostgresServer();
    acme = new SendingProduct(data, postgres.newDatabase().environment());
  }

  @AfterAll
  static void stopEverything() {
    if (acme != null) {
      acme.close();
    }
    postgres.close();
  }

  @Test
  void goesOnByItselfAndSendsEachMessageOnce() throws Exception {
    String page = acme.api().post("/preferences-links", user()).with(201).json().getString("url");
    assertThat(browse(URI.create(page)).statusCode()).isEqualTo(200);
    try (ScriptedSmtpServer other = SendingProduct.server()) {
      Letter byOther = Letter.to(SendingProduct.CUSTOMER).with("account", acme.addAccount(other));
      Gate handedOver = new Gate(acme.smtp(), "END");
      Gate begun = new Gate(other, "RCPT");
      List<Sent> sent = Stream.generate(acme::send).limit(5).toList();
      List<Sent> sentByOther = Stream.generate(() -> acme.send(byOther)).limit(3).toList();
      handedOver.awaitSomebody();
      begun.awaitSomebody();

      postgres.stop();
      assertAnswersClearly(sent.get(0));
      handedOver.open();
      begun.open();
      await().atMost(SOON).until(() -> acme.handedOver(sent.get(0)) == 1);
      postgres.start();

      Sent later = acme.send();
      assertSentOnce(acme.smtp(), sent);
      assertSentOnce(acme.smtp(), List.of(later));
      assertSentOnce(other, sentByOther);
      assertThat(browse(acme.uri("/preferences")).statusCode()).isEqualTo(200);
      assertThat(check("/ready")).isEqualTo(200);
    }
  }

  /** The outage was no fault of the message, and no attempt. */
  private static void assertSentOnce(ScriptedSmtpServer server, List<Sent> messages) {
    messages.forEach(each -> each.awaitState("sent", AFTER_AN_OUTAGE));
    assertThat(messages)
        .allMatch(each -> SendingProduct.handedOver(server, each) == 1)
        .allMatch(each -> each.now().getJsonArray("attempts").size() == 1);
  }

  private static void assertAnswersClearly(Sent sent) throws Exception {
    assertUnavailable(acme.api().get(sent.path()));
    assertUnavailable(
        acme.api().postForm("/messages", Letter.to(SendingProduct.CUSTOMER).json(), Map.of()));
    HttpResponse<String> page = browse(acme.uri("/preferences"));
    assertThat(page.statusCode()).as(page.body()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).isPresent();
    assertThat(page.body()).contains("Volvemos enseguida").doesNotContain("Exception", "jdbc");
    assertThat(check("/ready")).isEqualTo(503);
    assertThat(check("/live")).isEqualTo(200);
  }

  private static void assertUnavailable(Api.Answer answer) {
    answer.with(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.json().getString("type")).isEqualTo("urn:remitente:problem:unavailable");
    assertThat(answer.text()).doesNotContain("Exception", "jdbc", "127.0.0.1");
  }

  private static HttpResponse<String> browse(URI address) throws IOException, InterruptedException {
    return BROWSER.send(request(address), BodyHandlers.ofString());
  }

  /** As a load balancer does, which keeps no cookie. */
  private static int check(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request(acme.process().healthUri(path)), BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).header("Accept-Language", "es").timeout(SOON).build();
  }

  private static JsonObject user() {
    return Json.createObjectBuilder().add("user", "ana").build();
  }
}
