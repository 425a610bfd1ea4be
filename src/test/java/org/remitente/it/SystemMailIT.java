package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** The operator tries the product's own mail server. */
@ProductTest
class SystemMailIT {

  private static final String TESTS = "/system-mail/tests";
  private static final String ADMIN = "admin@acme.test";
  private static final JsonObject TEST = Json.createObjectBuilder().add("to", ADMIN).build();

  private final Api operator =
      Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);

  @ParameterizedTest
  @CsvSource({"en;q=0.9 , A test notice from Remitente", "ca, Prova dels avisos de Remitente"})
  void sendsANoticeInTheWantedLanguage(String language, String subject) {
    try (ScriptedSmtpServer server = server(RunningProduct.SYSTEM_MAIL_PASSWORD)) {
      JsonObject answer = operator.post(TESTS, TEST, "Accept-Language", language).with(200).json();

      assertThat(answer.keySet()).containsExactlyInAnyOrder("state", "messageId", "diagnosis");
      assertThat(answer.getString("state")).isEqualTo("sent");
      assertThat(answer.isNull("diagnosis")).isTrue();
      assertThat(server.messages()).hasSize(1);
      assertThat(server.messages().get(0).text())
          .contains("Subject: " + subject, "Message-ID: " + answer.getString("messageId"));
      assertThat(server.received()).contains("EHLO " + RunningProduct.TUNED_EHLO_NAME);
    }
  }

  @Test
  void tellsWhatIsWrongWithTheSignInAndKeepsThePasswordToItself() throws IOException {
    try (ScriptedSmtpServer server = server("another")) {
      Api.Answer answer = operator.post(TESTS, TEST, "Accept-Language", "en").with(200);

      JsonObject diagnosis = answer.json().getJsonObject("diagnosis");
      assertThat(answer.json().getString("state")).isEqualTo("failed");
      assertThat(diagnosis.getString("stage")).isEqualTo("login");
      assertThat(diagnosis.getJsonArray("fields").getValuesAs(JsonString::getString))
          .contains("remitente.system-mail.password");
      assertThat(server.received()).anyMatch(line -> line.startsWith("AUTH"));
      assertHoldsNoPassword(answer.text());
    }
    assertHoldsNoPassword(serverLog());
  }

  @Test
  void tellsThatTheServerIsNotThere() {
    JsonObject answer = operator.post(TESTS, TEST).with(200).json();

    assertThat(answer.getString("state")).isEqualTo("failed");
    assertThat(answer.getJsonObject("diagnosis").getString("stage")).isEqualTo("connect");
  }

  @Test
  void namesTheFieldThatIsWrong() {
    JsonObject nobody = Json.createObjectBuilder().add("to", "nobody").build();

    JsonObject problem = operator.post(TESTS, nobody).with(400).json();

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo("to");
  }

  @Test
  void isTheOperatorsOnly() {
    operator.newCompany("Curiosa").post(TESTS, TEST).with(403);
    operator.as(null).post(TESTS, TEST).with(401);
  }

  private static ScriptedSmtpServer server(String password) {
    Mailboxes mailboxes = new Mailboxes().user(RunningProduct.SYSTEM_MAIL_USER, password);
    return new ScriptedSmtpServer(RunningProduct.SYSTEM_MAIL_PORT, mailboxes)
        .startTls(TestAuthority.shared().forLocalhost());
  }

  /** Neither as it is nor as SMTP would carry it. */
  private static void assertHoldsNoPassword(String text) {
    String password = RunningProduct.SYSTEM_MAIL_PASSWORD;
    byte[] plain =
        ("\0" + RunningProduct.SYSTEM_MAIL_USER + "\0" + password).getBytes(StandardCharsets.UTF_8);
    assertThat(text)
        .doesNotContain(
            List.of(
                password,
                Base64.getEncoder().encodeToString(plain),
                Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8))));
  }

  private static String serverLog() throws IOException {
    String log = RunningProduct.log();
    assertThat(log).as("the log of the running server").contains("remitente");
    return log;
  }
}
