package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;

/** Verifications that store nothing: answered at once, later, or stage by stage; and stopped. */
@ProductTest
class VerificationsIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final FaultyServers SERVERS = new FaultyServers(MAILBOXES);
  private static final String ASYNC = "respond-async";
  private static final Duration SOON = Duration.ofSeconds(30);

  private static Api api;
  private static Settings working;

  @BeforeAll
  static void startServers() {
    ScriptedSmtpServer smtp = SERVERS.smtp();
    ScriptedImapServer imap = SERVERS.imap();
    api =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
            .newCompany("Acme");
    working =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtp.port(), "starttls"),
            new Settings.Server(imap.port(), "tls"));
  }

  @AfterAll
  static void stopServers() throws Exception {
    SERVERS.close();
  }

  @Test
  void passesAndStoresNothing() {
    JsonObject verification = api.post("/verifications", working.json()).with(200).json();

    assertThat(verification.getString("state")).isEqualTo("passed");
    assertThat(verification.isNull("account")).isTrue();
    assertThat(verification.isNull("diagnosis")).isTrue();
    assertThat(verification.isNull("repair")).isTrue();
    assertThat(verification.getJsonArray("furtherDiagnoses")).isEmpty();
    assertThat(verification.getJsonArray("warnings")).isEmpty();
    assertThat(verification.getJsonObject("learned").getString("sentCopy")).isEqualTo("append");
    assertThat(verification.getJsonObject("learned").getString("sentFolder")).isEqualTo("Sent");
    assertThat(states(verification)).containsOnly("passed");
    assertThat(api.get("/accounts").with(200).json().getJsonArray("items")).isEmpty();
    String path = "/verifications/" + verification.getString("id");
    assertThat(api.get(path).with(200).json()).isEqualTo(verification);
  }

  @Test
  void failsWithTheSameStatus() {
    Settings wrong = working.with("smtp.password", "otra");

    JsonObject verification = api.post("/verifications", wrong.json()).with(200).json();

    assertThat(verification.getString("state")).isEqualTo("failed");
    assertThat(verification.getJsonObject("diagnosis").getString("code")).isEqualTo("auth-bad");
    assertThat(verification.getJsonArray("furtherDiagnoses")).hasSize(1);
  }

  @Test
  void createsAMissingSentFolderAndSaysSo() throws Exception {
    Mailboxes without = new Mailboxes().emptyUser(Faults.USER, Faults.PASSWORD);
    try (FaultyServers servers = new FaultyServers(without)) {
      Settings settings =
          working.with("smtp.port", servers.smtp().port()).with("imap.port", servers.imap().port());

      JsonObject verification = api.post("/verifications", settings.json()).with(200).json();

      assertThat(verification.getString("state")).isEqualTo("passed");
      assertThat(verification.getJsonArray("warnings").getJsonObject(0).getString("code"))
          .isEqualTo("sent-folder-created");
      String folder = verification.getJsonObject("learned").getString("sentFolder");
      assertThat(without.folderNames(Faults.USER)).containsExactlyInAnyOrder("INBOX", folder);
      assertThat(without.messages(Faults.USER, folder)).hasSize(1);
    }
  }

  @Test
  void answersAtOnceAndGoesOnWithoutTheClient() {
    Api.Answer started = api.post("/verifications", working.json(), "Prefer", ASYNC).with(202);

    assertThat(started.header("Preference-Applied")).isEqualTo(ASYNC);
    assertThat(started.json().getJsonArray("stages").getValuesAs(JsonObject.class))
        .extracting(stage -> stage.getString("service"))
        .contains("smtp", "imap");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(api.get(path(started)).with(200).json().getString("state"))
                    .isEqualTo("passed"));
  }

  @Test
  void tellsEachStageAsItHappens() {
    Api.Answer started = api.post("/verifications", working.json(), "Prefer", ASYNC).with(202);

    Api.Answer stream = api.get(path(started), "Accept", "text/event-stream").with(200);

    assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
    List<String> events =
        stream
            .text()
            .lines()
            .filter(line -> line.startsWith("event:"))
            .map(VerificationsIT::value)
            .toList();
    assertThat(events).filteredOn("stage"::equals).hasSizeGreaterThan(5);
    assertThat(events).last().isEqualTo("verification");
    assertThat(events).filteredOn("verification"::equals).hasSize(1);
    List<String> data =
        stream
            .text()
            .lines()
            .filter(line -> line.startsWith("data:"))
            .map(VerificationsIT::value)
            .toList();
    assertThat(data.get(data.size() - 1)).contains("\"state\":\"passed\"");
    assertThat(data).anyMatch(line -> line.contains("\"stage\":\"login\""));
  }

  @Test
  void stopsWhereItIsDeleted() throws Exception {
    try (FaultyServers servers = new FaultyServers(MAILBOXES)) {
      Settings silent = working.with("smtp.port", servers.silentPort());
      Api.Answer started = api.post("/accounts", silent.json(), "Prefer", ASYNC).with(202);

      api.delete(path(started)).with(204);

      JsonObject verification = api.get(path(started)).with(200).json();
      assertThat(verification.getString("state")).isEqualTo("failed");
      assertThat(verification.getJsonObject("diagnosis").getString("code")).isEqualTo("cancelled");
      assertThat(verification.isNull("account")).isTrue();
    }
    assertThat(api.get("/accounts").with(200).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void refusesWhatIsNoSettingAtAll() {
    Settings typo = working.with("smtp.prot", 587);

    JsonObject problem = api.post("/verifications", typo.json()).with(400).json();

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("smtp.prot");
  }

  private static String path(Api.Answer started) {
    String location = started.header("Location");
    return location.substring(location.indexOf("/verifications/"));
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  private static List<String> states(JsonObject verification) {
    return verification.getJsonArray("stages").getValuesAs(JsonObject.class).stream()
        .map(stage -> stage.getString("state"))
        .toList();
  }
}
