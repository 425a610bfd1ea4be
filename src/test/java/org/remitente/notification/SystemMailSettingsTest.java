package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.testing.MapConfig;

class SystemMailSettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "host", "smtp.acme.es",
          "port", "2525",
          "security", "tls",
          "username", "avisos",
          "password", "s3creto",
          "from", "avisos@acme.es");

  @Test
  void readsEveryProperty() {
    assertThat(settings(GOOD))
        .isEqualTo(
            new SystemMailSettings(
                new ServerEndpoint(new HostName("smtp.acme.es"), 2525, ConnectionSecurity.TLS),
                new Credentials("avisos", Secret.of("s3creto")),
                new EmailAddress("avisos@acme.es")));
  }

  @Test
  void needsNoMoreThanAHostAndASender() {
    SystemMailSettings settings = settings(Map.of("host", "10.0.0.1", "from", "a@acme.es"));

    assertThat(settings.endpoint())
        .isEqualTo(new ServerEndpoint(new HostName("10.0.0.1"), 587, ConnectionSecurity.STARTTLS));
    assertThat(settings.credentials()).isNull();
  }

  @Test
  void takesThePortOfImplicitTls() {
    Map<String, String> values = new HashMap<>(GOOD);
    values.remove("port");

    assertThat(settings(values).endpoint().port()).isEqualTo(465);
  }

  @Test
  void isNotConfiguredWithoutAnyProperty() {
    assertThat(refusal(Map.of()).code()).isEqualTo("system-mail-not-configured");
    assertThat(refusal(Map.of("host", " ")).code()).isEqualTo("system-mail-not-configured");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "host, -, host",
        "host, not a host, host",
        "port, 0, port",
        "port, 65536, port",
        "port, smtp, port",
        "port, 99999999999, port",
        "security, ssl, security",
        "username, -, username",
        "password, -, password",
        "from, -, from",
        "from, nobody, from",
      })
  void namesThePropertyThatIsWrong(String property, String value, String named) {
    Map<String, String> values = new HashMap<>(GOOD);
    values.compute(property, (name, good) -> value);

    ConflictException refusal = refusal(values);

    assertThat(refusal.code()).isEqualTo("system-mail-misconfigured");
    assertThat(refusal.args().get("faults"))
        .startsWith("remitente.system-mail." + named)
        .doesNotContain(";", "s3creto");
  }

  @Test
  void namesEverythingThatIsWrongAndNoSecret() {
    ConflictException refusal = refusal(Map.of("password", "s3creto\r\n", "port", "x"));

    assertThat(refusal.args().get("faults").split("; "))
        .containsExactly(
            "remitente.system-mail.host (smtp.example.org)",
            "remitente.system-mail.port (1-65535)",
            "remitente.system-mail.from (avisos@example.org)",
            "remitente.system-mail.username",
            "remitente.system-mail.password");
  }

  private static SystemMailSettings settings(Map<String, String> values) {
    return SystemMailSettings.of(config(values));
  }

  private static ConflictException refusal(Map<String, String> values) {
    return catchThrowableOfType(ConflictException.class, () -> settings(values));
  }

  static MapConfig config(Map<String, String> values) {
    Map<String, String> properties = new HashMap<>();
    values.forEach((name, value) -> properties.put("remitente.system-mail." + name, value));
    return new MapConfig(properties);
  }
}
