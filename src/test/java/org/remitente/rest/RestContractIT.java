package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** Who may go where, and how the running product answers those who may not. */
@ProductTest
class RestContractIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String OPERATOR = RunningProduct.OPERATOR_KEY;

  private static final String GMAIL =
      """
      {"id": "gmail", "name": "Gmail", "method": "oauth",
       "smtp": {"host": "smtp.gmail.com", "port": 465, "security": "tls", "username": "address"},
       "imap": {"host": "imap.gmail.com", "port": 993, "security": "tls", "username": "address"},
       "savesSentItself": true, "help": "https://support.google.com/accounts/answer/185833"}
      """;

  private static String company;
  private static String key;
  private static String otherCompany;
  private static String otherKey;

  @BeforeAll
  static void makeCompanies() throws Exception {
    company =
        post(OPERATOR, "/companies", "{\"name\":\"Acme\",\"language\":\"es\"}").getString("id");
    otherCompany =
        post(OPERATOR, "/companies", "{\"name\":\"Otra\",\"language\":\"ca\"}").getString("id");
    key = post(OPERATOR, "/companies/" + company + "/keys", "{\"label\":\"ERP\"}").getString("key");
    otherKey =
        post(OPERATOR, "/companies/" + otherCompany + "/keys", "{\"label\":\"ERP\"}")
            .getString("key");
  }

  @Test
  void asksForTheKeyBeforeItTellsWhichPathsThereAre() throws Exception {
    HttpResponse<String> answer = call(null, "GET /no-such-thing");

    assertProblem(answer, 401, "unauthorized");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void showsTheProvidersToEverybodyWithAKey() throws Exception {
    assertProblem(call(null, "GET /providers"), 401, "unauthorized");
    for (String bearer : List.of(OPERATOR, key)) {
      JsonObject first = json(call(bearer, "GET /providers"));
      JsonObject rest = json(call(bearer, "GET /providers?cursor=" + first.getString("next")));

      assertThat(first.getJsonArray("items")).hasSize(50);
      assertThat(rest.getJsonArray("items")).hasSize(22);
      assertThat(rest.isNull("next")).isTrue();
      assertThat(first.getJsonArray("items")).contains(json(GMAIL));
    }
  }

  @Test
  void forgetsAKeyThatWasTakenBack() throws Exception {
    JsonObject made = post(OPERATOR, "/companies/" + company + "/keys", "{\"label\":\"x\"}");
    assertThat(call(made.getString("key"), "GET /accounts").statusCode()).isEqualTo(200);

    call(OPERATOR, "DELETE /companies/" + company + "/keys/" + made.getString("id"));

    assertProblem(call(made.getString("key"), "GET /accounts"), 401, "unauthorized");
  }

  @Test
  void pagesThroughAListWithItsCursor() throws Exception {
    String keys = "/companies/" + otherCompany + "/keys";
    post(OPERATOR, keys, "{\"label\":\"second\"}");

    JsonObject first = json(call(OPERATOR, "GET " + keys + "?limit=1"));
    JsonObject second =
        json(call(OPERATOR, "GET " + keys + "?limit=1&cursor=" + first.getString("next")));

    assertThat(first.getJsonArray("items")).hasSize(1);
    assertThat(second.getJsonArray("items")).hasSize(1).isNotEqualTo(first.getJsonArray("items"));
    assertThat(first.toString()).doesNotContain(otherKey).doesNotContain("\"key\"");
  }

  @ParameterizedTest
  @CsvSource({
    "es, Hay datos incorrectos",
    "ca, Hi ha dades incorrectes",
    "en, Some input is wrong"
  })
  void speaksTheReadersLanguage(String language, String title) throws Exception {
    HttpResponse<String> answer =
        send(
            request(OPERATOR, "POST /companies", "{\"nme\":1}")
                .header("Accept-Language", language));

    assertProblem(answer, 400, "invalid-input");
    assertThat(json(answer).getString("title")).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | text/plain | 415 | unsupported-media-type",
        "POST | foo | 415 | unsupported-media-type",
        "POST | application/json;charset=\"utf-8 | 415 | unsupported-media-type",
        "POST | application/json; charset=iso-8859-1 | 415 | unsupported-media-type",
        "PATCH | application/json | 405 | method-not-allowed"
      })
  void answersTheServersOwnRefusalsAsProblems(String method, String type, int status, String code)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RunningProduct.uri("/api/v1/companies"))
            .header("Authorization", "Bearer " + OPERATOR)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString("{}"));

    HttpResponse<String> answer = send(request);

    assertProblem(answer, status, code);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void refusesABodyWithoutAType() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RunningProduct.uri("/api/v1/companies"))
            .header("Authorization", "Bearer " + OPERATOR)
            .POST(BodyPublishers.ofString("{}"));

    assertProblem(send(request), 415, "unsupported-media-type");
  }

  @Test
  void answersInNoFormatThatItDoesNotKnow() throws Exception {
    assertProblem(
        send(request(OPERATOR, "GET /companies", null).header("Accept", "text/html")),
        406,
        "not-acceptable");
  }

  @Test
  void namesTheLimitOfABodyThatIsTooLarge() throws Exception {
    String body = "{\"name\":\"" + "a".repeat(9_000_000) + "\"}";

    HttpResponse<String> answer = send(request(OPERATOR, "POST /companies", body));

    assertProblem(answer, 413, "body-too-large");
    assertThat(json(answer).getString("detail")).contains("8388608");
  }

  @Test
  void answersAClientThatSendsEverythingBeforeItListens() throws Exception {
    String body = "a".repeat(40_000_000);

    assertProblem(send(request("nobody", "POST /messages", body)), 401, "unauthorized");
    assertProblem(send(request(OPERATOR, "POST /messages", body)), 403, "company-only");
    assertProblem(send(request(key, "POST /messages", body)), 413, "body-too-large");
  }

  @Test
  void keepsTheCompanysOwnWords() throws Exception {
    String route = "/templates/invoice/es";
    String ours = json(call(key, "GET " + route)).getString("subject");
    HttpResponse<String> wrong =
        send(
            request(
                key,
                "PUT " + route,
                "{\"subject\":\"{{a.b}}\",\"text\":\"{{c}} {{company.name}}\"}"));
    assertProblem(wrong, 400, "invalid-input");
    assertThat(wrong.body()).contains("a.b", "\"field\":\"text\"").doesNotContain("company.name");

    String own =
        "{\"subject\":\"Su factura {{document.number}}\",\"text\":null,"
            + "\"html\":\"<p>{{recipient.name}}<script>x</script></p>\"}";
    JsonObject stored = json(send(request(key, "PUT " + route, own)));
    JsonObject preview = json(send(request(key, "POST " + route + "/preview", "{}")));

    assertThat(stored.getString("html")).isEqualTo("<p>{{recipient.name}}</p>");
    assertThat(json(call(key, "GET " + route))).isEqualTo(stored);
    assertThat(preview.getString("subject")).isEqualTo("Su factura 2026-0042");
    assertThat(preview.getString("text")).isEqualTo("Cliente SA");
    assertThat(json(call(otherKey, "GET " + route)).getString("subject")).isEqualTo(ours);

    assertThat(call(key, "DELETE " + route).statusCode()).isEqualTo(204);
    assertThat(json(call(key, "GET " + route)).getString("subject")).isEqualTo(ours);
    assertProblem(call(key, "GET /templates/receipt/es"), 404, "not-found");
    assertProblem(call(key, "GET /templates/invoice/fr"), 404, "not-found");
  }

  @Test
  void showsItsFiguresToTheOperatorOnly() throws Exception {
    assertProblem(call(null, "GET /metrics"), 401, "unauthorized");
    assertProblem(call(key, "GET /metrics"), 403, "operator-only");

    assertThat(send(request(key, "POST /verifications", "{}")).statusCode()).isEqualTo(200);
    HttpResponse<String> answer =
        send(
            request(OPERATOR, "GET /metrics", null)
                .header("Accept", "application/openmetrics-text;q=0.6,text/plain;version=0.0.4"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain")
        .contains("version=0.0.4");
    assertThat(answer.body())
        .containsPattern("(?m)^remitente_queue_messages\\{state=\"due\"} \\d")
        .containsPattern("(?m)^remitente_queue_oldest_seconds \\d")
        .containsPattern("(?m)^remitente_work\\{kind=\"send\",state=\"limit\"} 8")
        .containsPattern("(?m)^remitente_database_connections\\{state=\"open\"} [1-9]")
        .containsPattern("(?m)^remitente_database_connections\\{state=\"busy\"} \\d")
        .containsPattern("(?m)^remitente_work\\{kind=\"hook\",state=\"busy\"} \\d")
        .containsPattern("(?m)^jvm_threads_live_threads [1-9]")
        .containsPattern(
            "(?m)^remitente_verifications_total\\{code=\"in-required\",state=\"failed\"} [1-9]")
        .containsPattern(
            "(?m)^remitente_verification_stage_seconds_count\\{service=\"input\",stage=\"input\",state=\"failed\"} [1-9]");
  }

  @Test
  void keepsAnswersOutOfCaches() throws Exception {
    assertThat(call(key, "GET /accounts").headers().firstValue("Cache-Control"))
        .hasValue("no-store");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).getString("type")).isEqualTo("urn:remitente:problem:" + code);
    assertThat(json(answer).getInt("status")).isEqualTo(status);
  }

  private static JsonObject post(String bearer, String path, String body) throws Exception {
    HttpResponse<String> answer = send(request(bearer, "POST " + path, body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static HttpResponse<String> call(String bearer, String route) throws Exception {
    return send(request(bearer, route, "{}"));
  }

  private static HttpRequest.Builder request(String bearer, String route, String body) {
    String[] parts = route.split(" ");
    boolean sends = parts[0].startsWith("P");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RunningProduct.uri("/api/v1" + parts[1]))
            .timeout(Duration.ofSeconds(30))
            .method(parts[0], sends ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
    if (sends) {
      request.header("Content-Type", "application/json");
    }
    return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
