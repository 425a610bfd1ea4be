package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.remitente.oauth.SignInProviders;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.testing.MapConfig;

/** Which sign-ins the page offers, by what the operator configured. */
class ChoicesBackingTest {

  private static final Map<String, String> OWN =
      Map.of(
          "client-id", "remitente",
          "authorize-url", "https://id.example/authorize",
          "token-url", "https://id.example/token",
          "scopes", "mail",
          "smtp", "smtp.example:465:tls");

  private final Map<String, String> configuration = new TreeMap<>();
  private final ChoicesBacking choices = new ChoicesBacking();

  {
    choices.catalogue = new ProviderCatalogue();
    choices.signIns = new SignInProviders(new MapConfig(configuration));
  }

  @Test
  void offerNoneWhereNothingIsConfigured() {
    assertThat(choices.signIn("outlook")).isNull();
    assertThat(choices.signIn("gmail")).isNull();
    assertThat(choices.signIn("other")).isNull();
    assertThat(choices.getOthers()).isEmpty();
    assertThat(choices.getRedirect()).isEqualTo("http://localhost:8080/oauth/callback");
  }

  @Test
  void offerMicrosoftAndGoogleInTheirOwnPlaces() {
    configuration.put("remitente.oauth.outlook.client-id", "remitente");
    configuration.put("remitente.oauth.google.client-id", "remitente");
    configuration.put("remitente.oauth.google.transport", "smtp");

    assertThat(choices.signIn("outlook")).isEqualTo("outlook");
    assertThat(choices.signIn("gmail")).isEqualTo("google");
    assertThat(choices.signIn("yahoo")).isNull();
    assertThat(choices.getOthers()).isEmpty();
    assertThat(choices.sendsByItsApi("outlook")).isTrue();
    assertThat(choices.sendsByItsApi("google")).isFalse();
  }

  @Test
  void offerEveryOtherByItsName() {
    configure("fastmail");
    configure("buzonpropio");

    assertThat(choices.signIn("other")).isEqualTo("other");
    assertThat(choices.getOthers()).containsExactly("buzonpropio", "fastmail");
    assertThat(choices.connection("fastmail")).isEqualTo("Fastmail");
    assertThat(choices.connection("buzonpropio")).isEqualTo("buzonpropio");
    assertThat(choices.connection("outlook")).isEqualTo("Microsoft");
  }

  @Test
  void offerNothingThatIsConfiguredInPart() {
    configuration.put("remitente.oauth.fastmail.client-id", "remitente");

    assertThat(choices.getOthers()).isEmpty();
    assertThat(choices.sendsByItsApi("fastmail")).isFalse();
  }

  private void configure(String name) {
    OWN.forEach((key, value) -> configuration.put("remitente.oauth." + name + "." + key, value));
  }
}
