package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.ApiMessage;
import org.remitente.testing.GmailStandIn;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.SignInStandIns;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestIdentityProvider;

/** Accounts that are signed in to on a provider's page: set up, used, ended, attacked. */
@ProductTest
class SignInsIT {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final TestIdentityProvider MICROSOFT = SignInStandIns.identities("outlook");
  private static final TestIdentityProvider GOOGLE = SignInStandIns.identities("google");
  private static final GraphStandIn GRAPH = SignInStandIns.graph();
  private static final GmailStandIn GMAIL = SignInStandIns.gmail();

  private final Api operator =
      Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
  private final Api api = operator.newCompany("Acme");
  private final SigningIn browser = new SigningIn();

  @AfterEach
  void putRight() {
    GRAPH.acceptingTokens(token -> true);
    MICROSOFT.honour();
  }

  private JsonObject begin(Api company, String provider, String address) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("address", address == null ? JsonValue.NULL : Json.createValue(address))
            .add("displayName", "Acme SL")
            .add("saveSentCopy", true)
            .add("returnTo", "/preferences?from=erp#end")
            .build();
    return company.post("/oauth/" + provider + "/authorizations", wish).with(201).json();
  }

  private JsonObject signIn(String provider, String address) {
    JsonObject begun = begin(api, provider, null);
    URI end = browser.all(begun.getString("authorizationUrl"), address);
    assertThat(end.toString())
        .endsWith("/preferences?from=erp&authorization=" + begun.getString("id") + "#end");
    return api.get("/oauth/authorizations/" + begun.getString("id")).with(200).json();
  }

  private JsonObject account(JsonObject signedIn) {
    assertThat(signedIn.getString("state")).as(signedIn.toString()).isEqualTo("done");
    return api.get("/accounts/" + signedIn.getString("account")).with(200).json();
  }

  private static List<String> to(List<ApiMessage> messages, String address) {
    return messages.stream()
        .filter(each -> each.recipients().stream().anyMatch(one -> one.contains(address)))
        .map(ApiMessage::text)
        .toList();
  }

  private String send(String number, String to) {
    return api.post("/messages", letter(number, to).json()).with(202).json().getString("id");
  }

  private static Letter letter(String number, String to) {
    JsonObject document =
        Json.createObjectBuilder()
            .add("type", "invoice")
            .add("number", number)
            .add("date", "2026-11-24")
            .add("total", "121.00")
            .add("currency", "EUR")
            .build();
    return Letter.to(to).with("document", document);
  }

  private JsonObject message(String id) {
    return api.get("/messages/" + id).with(200).json();
  }

  private JsonObject reaches(String id, String state) {
    return await()
        .atMost(LONG)
        .until(() -> message(id), found -> found.getString("state").equals(state));
  }

  @ParameterizedTest
  @CsvSource({"outlook, graph, 3145728", "google, gmail, 36700160"})
  void storesWhatWasSignedInToAndSendsByTheProvidersInterface(
      String provider, String service, long limit) {
    String address = "facturas@" + provider + ".test";

    JsonObject signedIn = signIn(provider, address);

    JsonObject account = account(signedIn);
    assertThat(account.getString("method")).isEqualTo(provider);
    assertThat(account.getString("address")).isEqualTo(address);
    assertThat(account.getString("displayName")).isEqualTo("Acme SL");
    assertThat(account.isNull("smtp")).isTrue();
    assertThat(account.isNull("imap")).isTrue();
    assertThat(account.getString("sentCopy")).isEqualTo("provider-saves");
    assertThat(account.getString("health")).isEqualTo("ok");
    assertThat(account.getJsonNumber("sizeLimit").longValue()).isEqualTo(limit);
    JsonObject verification =
        api.get("/verifications/" + signedIn.getString("verification")).with(200).json();
    assertThat(verification.getString("state")).isEqualTo("passed");
    assertThat(verification.getString("account")).isEqualTo(account.getString("id"));
    assertThat(passed(verification)).contains("oauth token", service + " login", service + " data");
    List<ApiMessage> taken = service.equals("graph") ? GRAPH.messages() : GMAIL.messages();
    assertThat(to(taken, address)).hasSize(1);
  }

  private static List<String> passed(JsonObject verification) {
    return verification.getJsonArray("stages").getValuesAs(JsonObject.class).stream()
        .filter(each -> each.getString("state").equals("passed"))
        .map(each -> each.getString("service") + " " + each.getString("stage"))
        .toList();
  }

  @Test
  void sendsDocumentsWithTheirBlindRecipientsAndFilesNoCopy() {
    account(signIn("outlook", "ana@outlook.test"));

    String id =
        api.post(
                "/messages",
                letter("F-1", "blanca@cliente.test").bcc("gestoria@asesores.test").json())
            .with(202)
            .json()
            .getString("id");

    JsonObject sent = reaches(id, "sent");
    assertThat(sent.getString("sentCopy")).isEqualTo("provider");
    List<String> taken = to(GRAPH.messages(), "blanca@cliente.test");
    assertThat(taken).hasSize(1);
    assertThat(taken.get(0)).containsPattern("^Bcc: .*<gestoria@asesores.test>");
    assertThat(api.get("/messages/" + id + "/source").with(200).bytes())
        .isEqualTo(taken.get(0).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void refusesWhatIsTooLargeBeforeItIsQueued() {
    account(signIn("outlook", "grande@outlook.test"));
    JsonObject large =
        letter("F-1", "compras@cliente.test").withFiles(Map.of("plano.pdf", new byte[2_500_000]));

    JsonObject problem = api.post("/messages", large).with(413).json();

    assertThat(problem.getString("detail")).contains("3145728");
  }

  @Test
  void goesOnWithAFreshTokenInTheMiddleOfABatch() {
    account(signIn("outlook", "lote@outlook.test"));
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Set<String> ended = ConcurrentHashMap.newKeySet();
    GRAPH.acceptingTokens(
        token -> {
          seen.add(token);
          if (to(GRAPH.messages(), "lote@cliente.test").size() >= 60 && ended.isEmpty()) {
            ended.addAll(seen);
          }
          return !ended.contains(token);
        });

    List<String> ids =
        IntStream.range(0, 200).mapToObj(each -> send("L-" + each, "lote@cliente.test")).toList();

    ids.forEach(id -> reaches(id, "sent"));
    List<String> taken = to(GRAPH.messages(), "lote@cliente.test");
    assertThat(taken).hasSize(200).doesNotHaveDuplicates();
    assertThat(ended).isNotEmpty();
  }

  @Test
  void waitsForANewSignInWhereThePermissionWasTakenBackAndLosesNothing() {
    String contact = "dueno@acme.test";
    Api revoked = keyOf(newCompany("Revocada SL", contact));
    String address = "revocada@outlook.test";
    JsonObject begun = begin(revoked, "outlook", address);
    browser.all(begun.getString("authorizationUrl"), address);
    String path =
        "/accounts/"
            + revoked
                .get("/oauth/authorizations/" + begun.getString("id"))
                .with(200)
                .json()
                .getString("account");
    try (ScriptedSmtpServer notices = systemMail();
        Listener erp = Listener.to(revoked, HttpClient.Version.HTTP_1_1, null)) {
      MICROSOFT.withdraw();
      GRAPH.acceptingTokens(token -> false);

      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ids.add(
            revoked
                .post("/messages", letter("R-" + i, "revocada@cliente.test").json())
                .with(202)
                .json()
                .getString("id"));
      }
      await()
          .atMost(LONG)
          .until(
              () -> revoked.get(path).with(200).json().getString("health"),
              "needs-sign-in"::equals);
      for (String id : ids) {
        assertThat(revoked.get("/messages/" + id).with(200).json().getString("state"))
            .isEqualTo("queued");
      }
      await().atMost(LONG).until(() -> !notices.messages().isEmpty());
      assertThat(notices.messages().get(0).recipients()).containsExactly(contact);
      assertThat(notices.messages().get(0).text()).contains("/preferences");

      await().atMost(LONG).until(() -> ofAccounts(erp).size() == 1);
      assertThat(ofAccounts(erp).get(0).type()).isEqualTo("account.needs-sign-in");
      assertThat(ofAccounts(erp).get(0).account().getString("address")).isEqualTo(address);

      MICROSOFT.honour();
      GRAPH.acceptingTokens(token -> true);
      JsonObject again = begin(revoked, "outlook", address);
      browser.all(again.getString("authorizationUrl"), address);

      for (String id : ids) {
        await()
            .atMost(LONG)
            .until(
                () -> revoked.get("/messages/" + id).with(200).json().getString("state"),
                "sent"::equals);
      }
      assertThat(revoked.get(path).with(200).json().getString("health")).isEqualTo("ok");
      assertThat(to(GRAPH.messages(), "revocada@cliente.test")).hasSize(3).doesNotHaveDuplicates();
      assertThat(notices.messages()).as("told once").hasSize(1);
      await().atMost(LONG).until(() -> ofAccounts(erp).size() == 2);
      assertThat(ofAccounts(erp).get(1).type()).isEqualTo("account.recovered");
    }
  }

  private static List<Listener.Told> ofAccounts(Listener erp) {
    return erp.told().stream().filter(each -> each.type().startsWith("account.")).toList();
  }

  private static ScriptedSmtpServer systemMail() {
    Mailboxes mailboxes =
        new Mailboxes().user(RunningProduct.SYSTEM_MAIL_USER, RunningProduct.SYSTEM_MAIL_PASSWORD);
    return new ScriptedSmtpServer(RunningProduct.SYSTEM_MAIL_PORT, mailboxes)
        .startTls(TestAuthority.shared().forLocalhost());
  }

  @Test
  void givesBackWhatADeletedCompanyLivedOn() {
    String companyId = newCompany("Borrada SL", null);
    Api erased = keyOf(companyId);
    JsonObject begun = begin(erased, "google", null);
    browser.all(begun.getString("authorizationUrl"), "borrada@google.test");
    JsonObject signedIn =
        erased.get("/oauth/authorizations/" + begun.getString("id")).with(200).json();
    assertThat(signedIn.getString("state")).as(signedIn.toString()).isEqualTo("done");
    int before = GOOGLE.revocations();

    operator.delete("/companies/" + companyId).with(204);

    await().atMost(LONG).until(() -> GOOGLE.revocations() == before + 1);
  }

  private String newCompany(String name, String contact) {
    JsonObject company =
        Json.createObjectBuilder()
            .add("name", name)
            .add("language", "es")
            .add("contact", contact == null ? JsonValue.NULL : Json.createValue(contact))
            .build();
    return operator.post("/companies", company).with(201).json().getString("id");
  }

  private Api keyOf(String companyId) {
    JsonObject label = Json.createObjectBuilder().add("label", "erp").build();
    return operator.as(
        operator
            .post("/companies/" + companyId + "/keys", label)
            .with(201)
            .json()
            .getString("key"));
  }

  @Test
  void tellsWhoMayNotSendInThatName() {
    account(signIn("outlook", "alias@outlook.test"));
    GRAPH.refuseNext(403, "ErrorSendAsDenied", "The user account does not have permission.");

    JsonObject rejected = reaches(send("F-1", "compras@cliente.test"), "rejected");

    assertThat(lastDiagnosis(rejected).getString("code")).isEqualTo("from-denied-ms");
  }

  @ParameterizedTest
  @CsvSource({"429, ApplicationThrottled, queued", "503, ServiceUnavailable, waiting"})
  void comesAgainWhenTheProviderSaysSo(int status, String code, String state) {
    account(signIn("outlook", "despacio@outlook.test"));
    GRAPH.refuseNext(status, code, "Come back later.", "3600");

    String id = send("F-1", "compras@cliente.test");

    JsonObject refused =
        await()
            .atMost(LONG)
            .until(() -> message(id), found -> !found.getJsonArray("attempts").isEmpty());
    assertThat(lastDiagnosis(refused).getString("retry")).isEqualTo("later");
    assertThat(refused.getString("state")).isEqualTo(state);
    int before = GRAPH.requests();
    String next = send("F-2", "compras@cliente.test");
    await()
        .during(Duration.ofSeconds(3))
        .atMost(LONG)
        .until(() -> message(next).getString("state").equals("queued"));
    assertThat(GRAPH.requests()).as("all of the account's messages wait").isEqualTo(before);
    api.post("/messages/" + id + "/cancel").with(200);
    api.post("/messages/" + next + "/cancel").with(200);
  }

  private static JsonObject lastDiagnosis(JsonObject message) {
    JsonArray attempts = message.getJsonArray("attempts");
    return attempts.getJsonObject(attempts.size() - 1).getJsonObject("diagnosis");
  }

  @Test
  void storesNothingThatDoesNotPass() {
    GRAPH.refuseNext(403, "ErrorAccessDenied", "Access is denied.");

    JsonObject failed = signIn("outlook", "sinpermiso@outlook.test");

    assertThat(failed.getString("state")).isEqualTo("failed");
    assertThat(failed.isNull("account")).isTrue();
    assertThat(failed.getJsonObject("diagnosis").getString("service")).isEqualTo("graph");
    assertThat(api.get("/accounts").with(200).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void takesSomebodyElseOnlyIfThatIsConfirmed() {
    JsonObject begun = begin(api, "outlook", "ana@outlook.test");
    browser.comeBack(
        browser.signIn(browser.setOut(begun.getString("authorizationUrl")), "bea@outlook.test"));
    String path = "/oauth/authorizations/" + begun.getString("id");
    JsonObject failed = api.get(path).with(200).json();
    assertThat(failed.getString("state")).isEqualTo("failed");
    assertThat(failed.getJsonObject("diagnosis").getString("code")).isEqualTo("oa-other-account");
    assertThat(failed.getJsonObject("diagnosis").getString("advice"))
        .contains("ana@outlook.test", "bea@outlook.test");
    assertThat(api.get("/accounts").with(200).json().getJsonArray("items")).isEmpty();

    operator.newCompany("Otra").post(path + "/confirm").with(404);
    api.post(path + "/confirm").with(202);

    JsonObject done =
        await()
            .atMost(LONG)
            .until(
                () -> api.get(path).with(200).json(),
                each -> !each.getString("state").equals("pending"));
    assertThat(account(done).getString("address")).isEqualTo("bea@outlook.test");
    api.post(path + "/confirm").with(409);
  }

  @Test
  void changesOfASignedInAccountWhatItsOwnerDecides() {
    JsonObject account = account(signIn("outlook", "cambia@outlook.test"));
    String path = "/accounts/" + account.getString("id");
    JsonObject wish =
        Json.createObjectBuilder()
            .add("displayName", "Acme Facturas")
            .add("saveSentCopy", true)
            .add("default", true)
            .build();

    JsonObject changed = api.put(path, wish).with(200).json();

    assertThat(changed.getString("displayName")).isEqualTo("Acme Facturas");
    assertThat(changed.getString("address")).isEqualTo("cambia@outlook.test");
    JsonObject server =
        Json.createObjectBuilder(wish)
            .add("smtp", Json.createObjectBuilder().add("host", "smtp.acme.es"))
            .add("address", "otra@outlook.test")
            .build();
    assertThat(api.put(path, server).with(400).json().getJsonArray("errors"))
        .extracting(each -> each.asJsonObject().getString("field"))
        .containsExactlyInAnyOrder("address", "smtp");
    JsonObject broken = Json.createObjectBuilder(wish).add("displayName", "Acme\r\nBcc: x").build();
    JsonObject verdict = api.put(path, broken).with(422).json().getJsonObject("verification");
    assertThat(verdict.getJsonObject("diagnosis").getJsonArray("fields").getString(0))
        .isEqualTo("displayName");
    assertThat(api.post(path + "/verifications").with(200).json().getString("state"))
        .isEqualTo("passed");
    api.delete(path).with(204);
  }

  @Test
  void leadsNoOtherBrowserAnywhere() {
    JsonObject begun = begin(api, "outlook", null);
    URI callback =
        browser.signIn(browser.setOut(begun.getString("authorizationUrl")), "eva@outlook.test");

    assertThat(new SigningIn().get(callback).statusCode()).isEqualTo(410);

    assertThat(browser.get(callback).statusCode()).as("it is over").isEqualTo(410);
    JsonObject failed = api.get("/oauth/authorizations/" + begun.getString("id")).with(200).json();
    assertThat(failed.getJsonObject("diagnosis").getString("code")).isEqualTo("oa-state");
  }

  @ParameterizedTest
  @CsvSource({
    "admin_consent=True&tenant=t, Gracias: queda autorizado",
    "admin_consent=True&error=access_denied, No se ha autorizado"
  })
  void thanksAnAdministratorWhoComesBackFromTheConsent(String query, String title) {
    URI callback = RunningProduct.uri("/oauth/callback?" + query);

    URI page = callback.resolve(browser.comeBack(callback));

    assertThat(page.getPath()).endsWith("/administrator-consent");
    HttpResponse<String> shown = browser.get(page);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("<h1>" + title + "</h1>");
    assertThat(shown.headers().firstValue("Set-Cookie")).as("strangers get no session").isEmpty();
  }

  @Test
  void takesNothingTwiceAndNothingMadeUp() {
    JsonObject begun = begin(api, "outlook", null);
    URI link = URI.create(begun.getString("authorizationUrl"));
    URI callback = browser.signIn(browser.setOut(link.toString()), "dos@outlook.test");
    browser.comeBack(callback);

    assertThat(browser.get(link).statusCode()).isEqualTo(410);
    assertThat(browser.get(callback).statusCode()).isEqualTo(410);
    for (String made : List.of("?state=made-up&code=x", "", "?state=a&state=b&code=x", "?code=x")) {
      assertThat(browser.get(RunningProduct.uri("/oauth/callback" + made)).statusCode())
          .as(made)
          .isEqualTo(410);
    }
  }

  @Test
  void tellsThatTheCodeWasSlippedIn() {
    JsonObject attackers = begin(operator.newCompany("Mallory"), "outlook", null);
    SigningIn mallory = new SigningIn();
    URI stolen =
        mallory.signIn(
            mallory.setOut(attackers.getString("authorizationUrl")), "mallory@outlook.test");
    String code = stolen.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");
    JsonObject begun = begin(api, "outlook", null);
    URI own =
        browser.signIn(browser.setOut(begun.getString("authorizationUrl")), "eva@outlook.test");
    String state = own.getQuery().replaceFirst(".*\\bstate=([^&]+).*", "$1");

    browser.get(RunningProduct.uri("/oauth/callback?state=" + state + "&code=" + code));

    JsonObject failed = api.get("/oauth/authorizations/" + begun.getString("id")).with(200).json();
    assertThat(failed.getString("state")).isEqualTo("failed");
    assertThat(failed.getJsonObject("diagnosis").getString("code")).isEqualTo("oa-state");
  }

  @Test
  void keepsTokensAndSecretsToItself() throws IOException {
    JsonObject begun = begin(api, "outlook", "secreto@outlook.test");
    URI page = browser.setOut(begun.getString("authorizationUrl"));
    browser.comeBack(browser.signIn(page, "secreto@outlook.test"));
    String signedIn = api.get("/oauth/authorizations/" + begun.getString("id")).with(200).text();
    JsonObject account =
        api.get("/accounts").with(200).json().getJsonArray("items").getJsonObject(0);
    reaches(send("F-1", "compras@cliente.test"), "sent");

    String shown =
        signedIn
            + account
            + api.get("/verifications/" + verificationOf(account)).with(200).text()
            + RunningProduct.log();

    assertThat(shown).doesNotContain(secrets(begun.getString("authorizationUrl"), page));
  }

  /** All that one could send, sign in or go on with. */
  private List<String> secrets(String authorizationUrl, URI page) {
    List<String> secrets = new ArrayList<>(browser.marks());
    assertThat(secrets).hasSize(1);
    secrets.add(SignInStandIns.CLIENT_SECRET);
    secrets.add(authorizationUrl.substring(authorizationUrl.lastIndexOf('/') + 1));
    secrets.add(GRAPH.messages().get(GRAPH.messages().size() - 1).token());
    for (String name : List.of("refresh_token", "code", "code_verifier")) {
      secrets.add(last(MICROSOFT.tokenRequests(), name));
    }
    secrets.add(page.getQuery().replaceAll("(?:.*&)?state=([^&]+).*", "$1"));
    assertThat(secrets).allMatch(each -> each.length() > 8);
    return secrets;
  }

  private static String last(List<Map<String, String>> requests, String name) {
    return requests.stream()
        .map(each -> each.get(name))
        .filter(Objects::nonNull)
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  private String verificationOf(JsonObject account) {
    return api.post("/accounts/" + account.getString("id") + "/verifications")
        .with(200)
        .json()
        .getString("id");
  }
}
