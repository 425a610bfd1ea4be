package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedSmtpServer;

/** How an ERP hears of what happens. */
@ProductTest
class EventsIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final FaultyServers SERVERS = new FaultyServers(MAILBOXES);
  private static final String CUSTOMER = "compras@cliente.test";
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Clock CLOCK = Clock.systemUTC();

  private static Api operator;
  private static Api api;

  @BeforeAll
  static void setUpAnAccount() {
    operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    api = operator.newCompany("Acme");
    ScriptedSmtpServer smtp = SERVERS.smtp();
    Settings settings =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtp.port(), "starttls"),
            new Settings.Server(SERVERS.imap().port(), "tls"));
    api.post("/accounts", settings.json()).with(201);
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
  }

  private static Sent cancelled() {
    String later = CLOCK.instant().plus(Duration.ofHours(1)).toString();
    Letter letter = Letter.to(CUSTOMER);
    Sent sent = Sent.of(api, api.post("/messages", letter.with("notBefore", later).json()));
    api.post("/messages/" + sent.id() + "/cancel").with(200);
    return sent;
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void tellsWhatBecomesOfAMessageAsItHappens(Version version) {
    try (Listener erp = Listener.to(api, version, null)) {
      Sent sent = Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()));

      await().atMost(SOON).until(() -> of(erp, sent).size() == 2);

      assertThat(of(erp, sent))
          .extracting(Listener.Told::type, each -> each.message().getString("state"))
          .containsExactly(tuple("message.sent", "sent"), tuple("message.copy-saved", "sent"));
      JsonObject last = of(erp, sent).get(1).message();
      assertThat(last.getString("sentCopy")).isEqualTo("saved");
      assertThat(last).isEqualTo(api.get("/messages/" + sent.id()).with(200).json());
    }
  }

  private static List<Listener.Told> of(Listener erp, Sent sent) {
    return erp.told().stream()
        .filter(each -> each.message().getString("id").equals(sent.id()))
        .toList();
  }

  @Test
  void goesOnAfterTheLastEventThatWasSeen() {
    String before;
    try (Listener erp = Listener.to(api, Version.HTTP_1_1, null)) {
      Sent seen = cancelled();
      await().atMost(SOON).until(() -> of(erp, seen).size() == 1);
      before = erp.lastId();
    }
    Sent missed = cancelled();
    Sent alsoMissed = cancelled();

    try (Listener erp = Listener.to(api, Version.HTTP_1_1, before)) {
      await().atMost(SOON).until(() -> !of(erp, alsoMissed).isEmpty());

      assertThat(erp.told())
          .extracting(Listener.Told::type, each -> each.message().getString("id"))
          .containsExactly(
              tuple("message.cancelled", missed.id()), tuple("message.cancelled", alsoMissed.id()));
    }
  }

  @Test
  void knowsWhereToResumeBeforeAnythingHappened() {
    String before;
    try (Listener erp = Listener.to(api, Version.HTTP_1_1, null)) {
      await().atMost(SOON).until(() -> !erp.lastId().isEmpty());
      before = erp.lastId();
    }
    Sent missed = cancelled();

    try (Listener erp = Listener.to(api, Version.HTTP_1_1, before)) {
      await().atMost(SOON).until(() -> of(erp, missed).size() == 1);
    }
  }

  @Test
  void tellsNobodyOfAnotherCompany() {
    try (Listener stranger = Listener.to(operator.newCompany("Otra"), Version.HTTP_1_1, "0");
        Listener erp = Listener.to(api, Version.HTTP_1_1, null)) {
      Sent sent = cancelled();
      await().atMost(SOON).until(() -> of(erp, sent).size() == 1);

      assertThat(stranger.told()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoIdAndWhoeverIsNoCompany() {
    JsonObject problem = api.get("/events", "Last-Event-ID", "none").with(400).json();

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("Last-Event-ID");
    operator.get("/events").with(403);
    operator.as("nobody").get("/events").with(401);
    api.get("/events", "Accept", "application/json").with(406);
    api.post("/events").with(405);
  }

  @Test
  void letsACompanyListenTenTimesAndNoMore() {
    Api eager = operator.newCompany("Muchos");
    List<Listener> all = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        all.add(Listener.to(eager, Version.HTTP_1_1, null));
      }

      Api.Answer refused = eager.get("/events").with(429);

      assertThat(refused.header("Retry-After")).isNotNull();
    } finally {
      all.forEach(Listener::close);
    }
    // Whoever goes makes room, as soon as the next bytes find nobody.
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(
            () -> {
              Listener.to(eager, Version.HTTP_1_1, null).close();
              return true;
            });
  }
}
