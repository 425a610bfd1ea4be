package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** The settings of addresses, found by the running product. */
@ProductTest
class DiscoveriesIT {

  private static Api api;

  @BeforeAll
  static void makeCompany() {
    api =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
            .newCompany("Acme");
  }

  @Test
  void answersFromTheCatalogueWithoutAskingAnybody() {
    JsonObject found = discover("ana@gmail.com");

    assertThat(found.getJsonObject("provider").getString("id")).isEqualTo("gmail");
    assertThat(found.getJsonObject("provider").getString("method")).isEqualTo("oauth");
    assertThat(found.getJsonArray("candidates"))
        .containsExactly(
            candidate(
                server("smtp.gmail.com", 465, "tls", "ana@gmail.com"),
                server("imap.gmail.com", 993, "tls", "ana@gmail.com"),
                "catalogue",
                true));
    assertThat(codes(found)).containsExactly("app-password");
  }

  @ParameterizedTest
  @CsvSource({
    "es, Gmail pide una contraseña de aplicación",
    "ca, Gmail demana una contrasenya d’aplicació",
    "en, Gmail asks for an app password"
  })
  void advisesInTheReadersLanguage(String language, String title) {
    JsonObject found =
        api.post("/discoveries", address("ana@gmail.com"), "Accept-Language", language)
            .with(200)
            .json();

    assertThat(found.getJsonArray("advice").getJsonObject(0).getString("title")).isEqualTo(title);
  }

  @Test
  void findsProvidersAndServersInDns() {
    RunningProduct.names()
        .record("mx.discovery.test", "MX", "10 mx1.mail.ovh.net.")
        .record("srv.discovery.test", "MX", "10 mx.srv.discovery.test.")
        .record("_submissions._tcp.srv.discovery.test", "SRV", "0 1 465 smtp.srv.discovery.test.");

    JsonObject byExchange = discover("ana@mx.discovery.test");
    assertThat(byExchange.getJsonObject("provider").getString("id")).isEqualTo("ovh_mxplan");
    assertThat(byExchange.getJsonArray("candidates"))
        .containsExactly(
            candidate(
                server("ssl0.ovh.net", 465, "tls", "ana@mx.discovery.test"),
                server("ssl0.ovh.net", 993, "tls", "ana@mx.discovery.test"),
                "mx",
                true));

    JsonObject byService = discover("ana@srv.discovery.test");
    assertThat(byService.get("provider")).isEqualTo(JsonValue.NULL);
    assertThat(byService.getJsonArray("candidates"))
        .containsExactly(
            candidate(
                server("smtp.srv.discovery.test", 465, "tls", "ana@srv.discovery.test"),
                JsonValue.NULL,
                "srv",
                true));
  }

  @Test
  void answersInTimeWhereNobodyDoes() {
    RunningProduct.names().silent("silent.test");
    long start = System.nanoTime();

    JsonObject found = discover("ana@silent.test");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(codes(found)).containsExactly("look-up-failed");
  }

  @Test
  void tellsWhatIsWrongWithAnAddress() {
    assertThat(codes(discover("ana@hotmal.com"))).containsExactly("typo", "domain-missing");
    assertThat(codes(discover("ana@hotmail.com"))).containsExactly("microsoft-personal");
    assertThat(codes(discover("ana@proton.me"))).containsExactly("unsupported");
  }

  @ParameterizedTest
  @CsvSource({"ana, address", "ana@10.0.0.1, address", "'', required", "ana@[::1], address"})
  void refusesWhatIsNoAddress(String typed, String code) {
    JsonObject problem = api.post("/discoveries", address(typed)).with(400).json();

    JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("field")).isEqualTo("address");
    assertThat(error.getString("code")).isEqualTo(code);
  }

  private static JsonObject discover(String address) {
    return api.post("/discoveries", address(address)).with(200).json();
  }

  private static JsonObject address(String address) {
    return Json.createObjectBuilder().add("address", address).build();
  }

  private static List<String> codes(JsonObject found) {
    return found.getJsonArray("advice").getValuesAs(JsonObject.class).stream()
        .map(advice -> advice.getString("code"))
        .toList();
  }

  private static JsonObject candidate(
      JsonObject smtp, JsonValue imap, String source, boolean trusted) {
    return Json.createObjectBuilder()
        .add("smtp", smtp)
        .add("imap", imap)
        .add("source", source)
        .add("trusted", trusted)
        .build();
  }

  private static JsonObject server(String host, int port, String security, String username) {
    return Json.createObjectBuilder()
        .add("host", host)
        .add("port", port)
        .add("security", security)
        .add("username", username)
        .build();
  }
}
