package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.WebhookReceiver;
import org.remitente.testing.WebhookReceiver.Told;

/** How receivers of webhooks hear of what happens, whatever others of them do. */
@ProductTest
class WebhooksIT {

  private static final FaultyServers SERVERS =
      new FaultyServers(new Mailboxes().user(Faults.USER, Faults.PASSWORD));
  private static final String CUSTOMER = "compras@cliente.test";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Clock CLOCK = Clock.systemUTC();

  private static Api operator;
  private static Api api;

  @BeforeAll
  static void setUpAnAccount() {
    operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    api = company("Acme");
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
  }

  private static Api company(String name) {
    Api company = operator.newCompany(name);
    Settings settings =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(SERVERS.smtp().port(), "starttls"),
            new Settings.Server(SERVERS.imap().port(), "tls"));
    company.post("/accounts", settings.json()).with(201);
    return company;
  }

  private static JsonObject wish(String url, String... events) {
    return Json.createObjectBuilder()
        .add("url", url)
        .add("events", Json.createArrayBuilder(List.of(events)))
        .build();
  }

  private static Sent waiting(Api company) {
    String later = CLOCK.instant().plus(Duration.ofHours(1)).toString();
    return Sent.of(
        company, company.post("/messages", Letter.to(CUSTOMER).with("notBefore", later).json()));
  }

  private static void cancel(Api company, Sent sent) {
    company.post("/messages/" + sent.id() + "/cancel").with(200);
  }

  private static JsonObject event(Told told) {
    try (JsonReader reader = Json.createReader(new StringReader(told.body()))) {
      return reader.readObject();
    }
  }

  private static JsonObject message(Told told) {
    return event(told).getJsonObject("data").getJsonObject("message");
  }

  @Test
  void tellsWhatBecomesOfAMessageInItsOrderAndSigned() throws Exception {
    try (WebhookReceiver erp = new WebhookReceiver()) {
      JsonObject made =
          api.post("/webhooks", wish(erp.url(), "message.sent", "message.copy-saved"))
              .with(201)
              .json();

      Sent sent = Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()));

      await().atMost(SOON).until(() -> erp.told().size() == 2);
      assertThat(erp.told())
          .extracting(each -> event(each).getString("type"), each -> message(each).getString("id"))
          .containsExactly(
              tuple("message.sent", sent.id()), tuple("message.copy-saved", sent.id()));
      for (Told each : erp.told()) {
        new Webhook(made.getString("secret")).verify(each.body(), headers(each));
      }
      JsonObject listed =
          api.get("/webhooks").with(200).json().getJsonArray("items").getJsonObject(0);
      assertThat(listed.keySet()).doesNotContain("secret");
      assertThat(listed.getString("state")).isEqualTo("ok");
      assertThat(listed.getJsonArray("lastAnswers").getJsonObject(0).getInt("status"))
          .isEqualTo(204);
      api.delete("/webhooks/" + made.getString("id")).with(204);
    }
  }

  private static HttpHeaders headers(Told told) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(told.id()),
            "webhook-timestamp", List.of(told.timestamp()),
            "webhook-signature", List.of(told.signature())),
        (name, value) -> true);
  }

  @Test
  void repeatsWithTheSameIdUntilItIsTaken() {
    try (WebhookReceiver erp = new WebhookReceiver()) {
      erp.being(WebhookReceiver.answering(500));
      String id =
          api.post("/webhooks", wish(erp.url(), "message.cancelled"))
              .with(201)
              .json()
              .getString("id");
      Sent sent = waiting(api);
      cancel(api, sent);
      await().atMost(SOON).until(() -> !erp.told().isEmpty());

      erp.being(WebhookReceiver.answering(204));

      await().atMost(SOON).until(() -> erp.told().size() == 2);
      assertThat(erp.told()).extracting(Told::id).containsOnly(erp.told().get(0).id());
      assertThat(erp.told()).extracting(Told::body).containsOnly(erp.told().get(0).body());
      assertThat(message(erp.told().get(1)).getString("state")).isEqualTo("cancelled");
      api.delete("/webhooks/" + id).with(204);
    }
  }

  @Test
  void letsNobodyWaitForThoseThatHang() {
    Map<Api, List<WebhookReceiver>> companies = new HashMap<>();
    try {
      for (int i = 0; i < 10; i++) {
        Api company = company("Empresa " + i);
        List<WebhookReceiver> receivers = new ArrayList<>();
        for (int j = 0; j < 10; j++) {
          WebhookReceiver receiver = new WebhookReceiver();
          receivers.add(j < 3 ? receiver.silent() : receiver);
          company.post("/webhooks", wish(receiver.url(), "message.cancelled")).with(201);
        }
        companies.put(company, receivers);
      }
      Map<Api, Sent> messages = new HashMap<>();
      companies.keySet().forEach(each -> messages.put(each, waiting(each)));
      Map<Api, Long> cancelled = new HashMap<>();
      messages.forEach(
          (company, sent) -> {
            cancelled.put(company, System.nanoTime());
            cancel(company, sent);
          });

      companies.forEach(
          (company, receivers) ->
              receivers.subList(3, 10).forEach(each -> hears(each, cancelled.get(company))));
    } finally {
      companies.values().forEach(each -> each.forEach(WebhookReceiver::close));
    }
  }

  private static void hears(WebhookReceiver receiver, long since) {
    await().atMost(SOON).until(() -> receiver.told().size() == 1);
    assertThat(Duration.ofNanos(receiver.told().get(0).nanos() - since))
        .as("not the ten seconds that a silent one is waited for")
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void refusesWhatMayNotBeReached() {
    JsonObject problem =
        api.post("/webhooks", wish("https://10.0.0.1/events", "message.lost")).with(400).json();

    assertThat(problem.getJsonArray("errors"))
        .extracting(each -> each.asJsonObject().getString("field"))
        .containsExactly("url", "events[0]");
    operator.post("/webhooks", wish("https://acme.es/", "message.sent")).with(403);
  }
}
