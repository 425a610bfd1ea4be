package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailFailure;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebApi;
import org.remitente.security.Secret;
import org.remitente.testing.MapConfig;
import org.remitente.testing.TestAuthority;

/** What a token endpoint answers, and who hears of it. */
@Timeout(60)
class HttpTokenEndpointTest {

  private static final Secret LASTING = Secret.of("refresh-token-of-ana");

  private final OperatorAlarm alarm = new OperatorAlarm();
  private final HttpTokenEndpoint endpoint =
      new HttpTokenEndpoint(new WebApi(new TlsTrust(TestAuthority.shared().caPem())), alarm);
  private HttpServer server;
  private SignInProvider provider;

  @BeforeEach
  void start() throws IOException {
    alarm.clock = Clock.systemUTC();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.start();
    provider =
        SignInConfiguration.read(
                new MapConfig(
                    Map.of(
                        "remitente.oauth.outlook.client-id",
                        "c",
                        "remitente.oauth.outlook.client-secret",
                        "secret-of-ours",
                        "remitente.oauth.outlook.token-url",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token")
                            .toString())),
                "outlook")
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answers(int status, String body, String retryAfter) {
    server.createContext(
        "/token",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private TokenRefusedException refused() {
    return catchThrowableOfType(
        TokenRefusedException.class, () -> endpoint.renew(provider, LASTING, List.of()));
  }

  @Test
  void passesOnWhenToComeAgain() {
    answers(429, "", "7");

    assertThat(refused().comeAgainIn()).hasValue(Duration.ofSeconds(7));
    assertThat(refused().diagnosis().code()).isEqualTo(DiagnosisCode.OA_TEMP);
  }

  @Test
  void anAddressThatIsNoTokenEndpointIsTheOperatorsNews() {
    answers(404, "<html>Not found</html>", null);

    List<String> told =
        Told.by(
            OperatorAlarm.class,
            () -> assertThat(refused().diagnosis().code()).isEqualTo(DiagnosisCode.OA_APP_CONFIG));

    assertThat(told).singleElement().asString().startsWith("SEVERE").contains("outlook", "404");
  }

  @Test
  void soIsOneThatDoesNotAnswer() {
    server.stop(0);

    List<String> told =
        Told.by(
            OperatorAlarm.class,
            () -> assertThat(refused().diagnosis().code()).isEqualTo(DiagnosisCode.OA_TEMP));

    assertThat(told).singleElement().asString().startsWith("WARNING").contains("REFUSED");
  }

  @Test
  void quotesNothingThatWasSent() {
    answers(
        400,
        "{\"error\":\"invalid_grant\",\"error_description\":\"No refresh-token-of-ana for"
            + " secret-of-ours\"}",
        null);

    MailFailure failure = refused().asFailure().failure();

    assertThat(failure.reply().orElseThrow().text())
        .contains("No ")
        .doesNotContain("refresh-token-of-ana", "secret-of-ours");
  }
}
