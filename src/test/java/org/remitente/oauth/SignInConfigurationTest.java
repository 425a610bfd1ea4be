package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.testing.MapConfig;

/** What the operator configured of a provider. */
class SignInConfigurationTest {

  private final Map<String, String> values = new HashMap<>();

  private void set(String property, String value) {
    values.put("remitente.oauth." + property, value);
  }

  private SignInProvider read(String name) {
    return SignInConfiguration.read(new MapConfig(values), name).orElseThrow();
  }

  private void own() {
    set("fastmail.client-id", "c");
    set("fastmail.authorize-url", "https://api.fastmail.com/oauth/authorize");
    set("fastmail.token-url", "https://api.fastmail.com/oauth/refresh");
    set("fastmail.scopes", "protocol-smtp protocol-imap offline_access");
    set("fastmail.smtp", "smtp.fastmail.com:465:tls");
  }

  @Test
  void isNotThereWithoutAClientId() {
    set("outlook.client-secret", "s");

    assertThat(SignInConfiguration.read(new MapConfig(values), "outlook")).isEmpty();
    assertThat(SignInConfiguration.read(new MapConfig(values), "Out.look")).isEmpty();
  }

  @Test
  void knowsWhatMicrosoftPublishes() {
    set("outlook.client-id", "c");

    SignInProvider outlook = read("outlook");

    assertThat(outlook.authorizeUrl())
        .hasToString("https://login.microsoftonline.com/common/oauth2/v2.0/authorize");
    assertThat(outlook.api().base()).hasToString("https://graph.microsoft.com/v1.0");
    assertThat(outlook.preferred()).isEqualTo(Outlet.API);
    assertThat(outlook.scopes()).doesNotContain("https://outlook.office.com/SMTP.Send");
    assertThat(outlook.revokeUrl()).isNull();
    assertThat(outlook.redirect()).hasToString("http://localhost:8080/oauth/callback");
  }

  @Test
  void asksForMicrosoftsServersWhereTheOperatorWantsThem() {
    set("outlook.client-id", "c");
    set("outlook.transport", "smtp");
    values.put("remitente.public-url", "https://correo.acme.es/");

    SignInProvider outlook = read("outlook");

    assertThat(outlook.scopes())
        .contains(
            "https://graph.microsoft.com/Mail.Send",
            "https://outlook.office.com/SMTP.Send",
            "https://outlook.office.com/IMAP.AccessAsUser.All");
    Permissions all = Permissions.of(String.join(" ", outlook.scopes()));
    assertThat(outlook.outlets(all)).containsExactly(Outlet.SMTP, Outlet.API);
    assertThat(outlook.outlets(Permissions.of("openid Mail.Send"))).containsExactly(Outlet.API);
    assertThat(outlook.scopes(Resource.OUTLOOK))
        .contains("offline_access", "https://outlook.office.com/SMTP.Send")
        .doesNotContain("https://graph.microsoft.com/Mail.Send");
    assertThat(outlook.redirect()).hasToString("https://correo.acme.es/oauth/callback");
  }

  @Test
  void asksGoogleForOneOfItsTwoPermissions() {
    set("google.client-id", "c");
    assertThat(read("google").outlets(Permissions.of("https://www.googleapis.com/auth/gmail.send")))
        .containsExactly(Outlet.API);
    assertThat(read("google").outlets(Permissions.of("openid email"))).isEmpty();
    assertThat(read("google").missing(Permissions.of("openid email")))
        .containsExactly("https://www.googleapis.com/auth/gmail.send");

    set("google.transport", "smtp");
    assertThat(read("google").outlets(Permissions.of("https://mail.google.com/")))
        .containsExactly(Outlet.SMTP);
  }

  @Test
  void takesAnyOtherProvider() {
    own();

    SignInProvider fastmail = read("fastmail");

    assertThat(fastmail.preferred()).isEqualTo(Outlet.SMTP);
    assertThat(fastmail.api()).isNull();
    assertThat(fastmail.imap()).isNull();
    assertThat(fastmail.outlets(Permissions.of("protocol-smtp protocol-imap")))
        .containsExactly(Outlet.SMTP);
    assertThat(fastmail.toString()).isEqualTo("SignInProvider[fastmail]");
  }

  @ParameterizedTest
  @CsvSource({
    "authorize-url, ''",
    "authorize-url, ftp://x",
    "token-url, //x",
    "scopes, ' '",
    "scopes, openid email offline_access",
    "smtp, ''",
    "smtp, smtp.fastmail.com",
    "smtp, smtp.fastmail.com:25:none",
    "smtp, smtp.fastmail.com:x:tls",
    "imap, :993:tls",
    "transport, api",
    "transport, carrier-pigeon",
  })
  void namesThePropertyThatIsWrong(String property, String value) {
    own();
    set("fastmail." + property, value);

    assertThatThrownBy(() -> read("fastmail"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("remitente.oauth.fastmail." + property);
    assertThat(new SignInProviders(new MapConfig(values)).names()).isEmpty();
  }

  @Test
  void takesNoProviderThatIsNamedAsPasswordsAre() {
    own();
    List.of("client-id", "authorize-url", "token-url", "scopes", "smtp")
        .forEach(each -> set("password." + each, values.get("remitente.oauth.fastmail." + each)));

    assertThatThrownBy(() -> read("password"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("remitente.oauth.password.client-id");
    assertThat(new SignInProviders(new MapConfig(values)).names()).containsExactly("fastmail");
  }

  @Test
  void tellsAFaultOnceHoweverOftenSomebodyLooks() {
    own();
    set("fastmail.smtp", "nowhere");
    SignInProviders providers = new SignInProviders(new MapConfig(values));

    List<String> told =
        Told.by(
            SignInProviders.class,
            () -> {
              assertThat(providers.find("fastmail")).isEmpty();
              assertThat(providers.offers("fastmail")).isFalse();
              assertThat(providers.names()).isEmpty();
            });

    assertThat(told).singleElement().asString().contains("remitente.oauth.fastmail.smtp");
  }

  @ParameterizedTest
  @CsvSource({
    "http://login.acme.es/token, 1",
    "https://login.acme.es/token, 0",
    "http://localhost:8080/token, 0",
    "http://127.0.0.1:8080/token, 0"
  })
  void warnsOfTokensInClearText(String tokenUrl, int warnings) {
    own();
    set("fastmail.token-url", tokenUrl);
    SignInProviders providers = new SignInProviders(new MapConfig(values));

    List<String> told =
        Told.by(
            SignInProviders.class,
            () -> {
              assertThat(providers.find("fastmail")).isPresent();
              assertThat(providers.find("fastmail")).isPresent();
            });

    assertThat(told).hasSize(warnings).allMatch(line -> line.contains("login.acme.es"));
  }

  @Test
  void findsNamesInPropertiesAndInTheEnvironment() {
    set("outlook.client-id", "c");
    own();
    values.put("REMITENTE_OAUTH_GOOGLE_CLIENT_ID", "c");
    set("google.client-id", "c");

    assertThat(new SignInProviders(new MapConfig(values)).names())
        .containsExactly("fastmail", "google", "outlook");
  }
}
