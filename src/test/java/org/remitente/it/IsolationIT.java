package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/**
 * Two companies that both have something: neither reaches what is the other's by lists, streams and
 * ids in bodies.
 */
@ProductTest
class IsolationIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final FaultyServers SERVERS = new FaultyServers(MAILBOXES);
  private static final Clock CLOCK = Clock.systemUTC();

  private static Api operator;
  private static Api owner;
  private static Api stranger;
  private static Settings settings;
  private static String account;
  private static String verification;
  private static String message;

  @BeforeAll
  static void letBothHaveSomething() {
    operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    owner = operator.newCompany("Acme");
    stranger = operator.newCompany("Otra");
    settings =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(SERVERS.smtp().port(), "starttls"),
            new Settings.Server(SERVERS.imap().port(), "tls"));
    account = owner.post("/accounts", settings.json()).with(201).json().getString("id");
    stranger.post("/accounts", settings.json()).with(201);
    verification =
        owner.post("/accounts/" + account + "/verifications").with(200).json().getString("id");
    String tomorrow = CLOCK.instant().plus(Duration.ofDays(1)).toString();
    JsonObject letter = Letter.to("compras@cliente.test").with("notBefore", tomorrow).json();
    message = Sent.of(owner, owner.post("/messages", letter, "Idempotency-Key", "one")).id();
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
  }

  @Test
  void streamsNothingOfAnotherCompany() {
    stranger.get("/verifications/" + verification, "Accept", "text/event-stream").with(404);
  }

  @Test
  void listsNothingOfAnotherCompany() {
    assertThat(stranger.get("/accounts").with(200).text()).doesNotContain(account);
    assertThat(stranger.get("/messages").with(200).text()).doesNotContain(message);
    assertThat(stranger.get("/messages?number=F-2026/0042").with(200).text())
        .doesNotContain(message);
  }

  @Test
  void pagesNoFurtherIntoAnotherCompanysList() {
    owner.post("/accounts", settings.json()).with(201);
    String cursor = owner.get("/accounts?limit=1").with(200).json().getString("next");

    Api.Answer answer = stranger.get("/accounts?limit=1&cursor=" + cursor);

    assertThat(answer.text()).doesNotContain(account);
  }

  @Test
  void sendsThroughNoAccountOfAnotherCompany() {
    JsonObject letter = Letter.to("compras@cliente.test").with("account", account).json();

    JsonObject problem = stranger.post("/messages", letter).with(400).json();

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("account");
  }

  @Test
  void bindsAnIdempotencyKeyForOneCompanyOnly() {
    String tomorrow = CLOCK.instant().plus(Duration.ofDays(1)).toString();
    JsonObject letter = Letter.to("otro@cliente.test").with("notBefore", tomorrow).json();

    Sent sent = Sent.of(stranger, stranger.post("/messages", letter, "Idempotency-Key", "one"));

    assertThat(sent.id()).isNotEqualTo(message);
    stranger.post(sent.path() + "/cancel").with(200);
  }

  @Test
  void cancelsNothingOfAnotherCompany() {
    stranger.delete("/accounts/" + account + "?cancelQueued=true").with(404);

    owner.get("/accounts/" + account).with(200);
  }
}
