package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;

/** What becomes of messages when servers and clients do not do their best. */
@ProductTest
class MessagesIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final FaultyServers SERVERS = new FaultyServers(MAILBOXES);
  private static final String CUSTOMER = "compras@cliente.test";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Clock CLOCK = Clock.systemUTC();

  private static ScriptedSmtpServer smtp;
  private static ScriptedImapServer imap;
  private static Api api;

  @BeforeAll
  static void setUpAnAccount() {
    smtp = SERVERS.smtp();
    imap = SERVERS.imap();
    api = newCompany();
    Settings settings =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtp.port(), "starttls"),
            new Settings.Server(imap.port(), "tls"));
    api.post("/accounts", settings.json()).with(201);
  }

  private static Api newCompany() {
    return Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
        .newCompany("Acme");
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
  }

  @BeforeEach
  void letServersDoTheirBest() {
    imap.on("APPEND", Behaviour.usual());
    smtp.on("RCPT", Behaviour.usual());
  }

  @Test
  void sendsOnceHoweverOftenTheRequestComes() {
    Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(1000));
    Letter letter = Letter.to(CUSTOMER);

    Sent first =
        Sent.of(
            api,
            api.post("/messages", letter.withFiles(files), "Idempotency-Key", "F-2026/0042-once"));
    first.awaitState("sent", SOON);
    Api.Answer form =
        api.postForm("/messages", letter.json(), files, "Idempotency-Key", "F-2026/0042-once");
    JsonObject repeated = form.with(202).json();

    assertThat(repeated.getString("id")).isEqualTo(first.id());
    assertThat(repeated.getString("messageId")).isEqualTo(first.messageId());
    assertThat(repeated.getString("state")).isEqualTo("sent");
    assertThat(handedOver(first)).isEqualTo(1);
    JsonObject other = letter.with("subject", "Otro asunto").withFiles(files);
    assertThat(
            api.post("/messages", other, "Idempotency-Key", "F-2026/0042-once")
                .with(422)
                .json()
                .getString("type"))
        .isEqualTo("urn:remitente:problem:idempotency-key-reused");
  }

  @Test
  void acceptsWhatLooksOddAndSaysSo() {
    Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()));

    JsonObject typo = api.post("/messages", Letter.to("compras@gmial.com").json()).with(202).json();
    JsonObject missing =
        api.post("/messages", Letter.to("compras@no-existe.es").json()).with(202).json();

    assertThat(warnings(typo)).containsExactly("document-again", "recipient-typo");
    assertThat(warnings(missing)).containsExactly("document-again", "recipient-domain-missing");
    JsonObject stored = api.get("/messages/" + missing.getString("id")).with(200).json();
    assertThat(stored.getJsonArray("warnings")).isEqualTo(missing.getJsonArray("warnings"));
  }

  @Test
  void speaksInTheCompanysOwnWords() {
    api.put(
            "/templates/invoice/ca",
            object("subject", "La seva factura {{document.number}}", "html", "<p>Bon dia</p>"))
        .with(200);
    api.put(
            "/letterhead",
            Json.createObjectBuilder()
                .add("signature", "Acme, des de 1950")
                .add("logo", object("contentType", "image/png", "content", "iVBORw0KGgo="))
                .build())
        .with(200);

    Sent sent =
        Sent.of(
            api,
            api.post(
                "/messages",
                Letter.to(CUSTOMER).with("language", "ca").with("subject", JsonValue.NULL).json()));
    String source = api.get("/messages/" + sent.id() + "/source").with(200).text();

    assertThat(source)
        .contains("Subject: La seva factura", "Content-ID: <logo@remitente>", "iVBORw0KGgo=")
        .containsPattern("(?s)text/plain.*Bon dia\\s+Acme, des de 1950.*multipart/related")
        .contains("<p>Acme, des de 1950</p>");
    api.put("/letterhead", JsonObject.EMPTY_JSON_OBJECT).with(200);
    api.delete("/templates/invoice/ca").with(204);
  }

  private static JsonObject object(String... members) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < members.length; i += 2) {
      object.add(members[i], members[i + 1]);
    }
    return object.build();
  }

  private static List<String> warnings(JsonObject message) {
    return message.getJsonArray("warnings").getValuesAs(JsonObject.class).stream()
        .map(each -> each.getString("code"))
        .toList();
  }

  @Test
  void countsAsSentAlthoughTheCopyHasNoRoom() {
    imap.on("APPEND", "NO [OVERQUOTA] Quota exceeded");
    long before = appends();

    Sent sent = Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()));

    sent.awaitState("sent", SOON);
    await().atMost(SOON).until(() -> appends() > before);
    assertThat(sent.state()).isEqualTo("sent");
    assertThat(sent.sentCopy()).isEqualTo("pending");
    assertThat(handedOver(sent)).isEqualTo(1);
  }

  @Test
  void filesOneCopyAsSeen() {
    Sent sent = Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()));

    sent.awaitState("sent", SOON).awaitCopy("saved", SOON);

    assertThat(MAILBOXES.messages(Faults.USER, "Sent"))
        .filteredOn(copy -> sent.isIn(copy.content()))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.flags()).contains("\\Seen");
              assertThat(copy.content())
                  .isEqualTo(api.get(sent.path() + "/source").with(200).bytes());
            });
  }

  /** Java's client offers HTTP/2 with the first request of each connection. */
  @Test
  void takesAFormInChunksFromAClientThatOffersAnotherProtocol() {
    Form form =
        new Form()
            .json("message", Letter.to(CUSTOMER).json())
            .file("attachment", "F.pdf", Letter.pdf(300_000));
    BodyPublisher inChunks = BodyPublishers.fromPublisher(form.body());

    Sent.of(api, api.call("POST", "/messages", inChunks, "Content-Type", form.contentType()))
        .awaitState("sent", SOON);
  }

  @Test
  void filesNoSecondCopyOfWhatIsFoundUnderAnotherMessageId() {
    long before = appends();
    imap.onceOn("SEARCH SINCE", "* SEARCH 7", "OK SEARCH completed");

    Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()))
        .awaitState("sent", SOON)
        .awaitCopy("saved", SOON);

    assertThat(appends()).isEqualTo(before);
  }

  @Test
  void tellsAtOnceWhatTheSentFolderDoesNotTake() {
    ScriptedImapServer narrow =
        SERVERS
            .imap()
            .offering("APPENDLIMIT")
            .on("STATUS", "* STATUS Sent (APPENDLIMIT 50000)", "OK STATUS completed");
    Settings settings =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtp.port(), "starttls"),
            new Settings.Server(narrow.port(), "tls"));
    Api other = newCompany();

    JsonObject account = other.post("/accounts", settings.json()).with(201).json();
    Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(60_000));
    JsonObject refusal =
        other.postForm("/messages", Letter.to(CUSTOMER).json(), files).with(413).json();

    assertThat(account.getInt("sizeLimit")).isEqualTo(50_000);
    assertThat(refusal.getString("type")).isEqualTo("urn:remitente:problem:message-too-large");
    assertThat(refusal.getString("detail")).contains("50000");
    assertThat(other.get("/messages").with(200).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void waitsWhereTheServerAsksTo() {
    smtp.on("RCPT", "451 4.7.1 Greylisted, please try again later");
    Sent sent = Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).json()));

    JsonObject waiting = sent.awaitState("waiting", SOON).now();

    assertThat(waiting.getString("nextAttemptAt")).isNotBlank();
    assertThat(
            waiting
                .getJsonArray("attempts")
                .getJsonObject(0)
                .getJsonObject("diagnosis")
                .getString("code"))
        .isEqualTo("greylist");
    smtp.on("RCPT", Behaviour.usual());
    api.post(sent.path() + "/retry").with(200);
    sent.awaitState("sent", SOON);
    assertThat(handedOver(sent)).isEqualTo(1);
    assertThat(api.post(sent.path() + "/retry").status()).isEqualTo(409);
  }

  @Test
  void cancelsWhatHasNotLeft() {
    String tomorrow = CLOCK.instant().plus(Duration.ofDays(1)).toString();
    Letter later = Letter.to(CUSTOMER).with("notBefore", tomorrow);
    Sent sent = Sent.of(api, api.post("/messages", later.json()));
    assertThat(sent.state()).isEqualTo("queued");

    JsonObject cancelled = api.post(sent.path() + "/cancel").with(200).json();

    assertThat(cancelled.getString("state")).isEqualTo("cancelled");
    assertThat(cancelled.getString("sentCopy")).isEqualTo("off");
    assertThat(handedOver(sent)).isZero();
    assertThat(api.post(sent.path() + "/cancel").status()).isEqualTo(409);
    assertThat(api.post(sent.path() + "/confirm").status()).isEqualTo(409);
  }

  @Test
  void refusesAMessageWithoutRecipientsAndNamesThem() {
    JsonObject problem = api.post("/messages", Letter.to().json()).with(400).json();

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo("to");
  }

  @Test
  void listsTheNewestFirst() {
    Sent older = Sent.of(api, api.post("/messages", Letter.to("a@lista.test").json()));
    Sent newer = Sent.of(api, api.post("/messages", Letter.to("a@lista.test").json()));

    JsonObject list = api.get("/messages?recipient=a@lista.test").with(200).json();

    assertThat(list.getJsonArray("items").getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("id"))
        .containsExactly(newer.id(), older.id());
  }

  private static long handedOver(Sent sent) {
    return smtp.messages().stream().filter(message -> sent.isIn(message.content())).count();
  }

  private static long appends() {
    return imap.received().stream().filter(line -> line.contains(" APPEND ")).count();
  }
}
