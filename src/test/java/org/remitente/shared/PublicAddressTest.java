package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.MapConfig;

class PublicAddressTest {

  private static PublicAddress configured(String address) {
    return new PublicAddress(new MapConfig(Map.of("remitente.public-url", address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a.es/remitente", "https://a.es/remitente/", " https://a.es/remitente// "})
  void joinsAPathWithOneSlash(String address) {
    assertThat(configured(address).of("/preferences"))
        .isEqualTo("https://a.es/remitente/preferences");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.es, /preferences",
    "https://a.es/, /preferences",
    "https://a.es:8443/remitente/, /remitente/preferences",
    "nonsense, /preferences",
    "http://a b, /preferences"
  })
  void knowsThePathBelowWhichTheProductIsDeployed(String address, String path) {
    assertThat(configured(address).pathOf("/preferences")).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.es, true",
    "HTTPS://a.es, true",
    "' https://a.es', true",
    "http://a.es/https:, false",
    "nonsense, false"
  })
  void knowsWhetherBrowsersComeByHttps(String address, boolean https) {
    assertThat(configured(address).isHttps()).isEqualTo(https);
  }

  @Test
  void namesHostAndPort() {
    PublicAddress address = configured("https://a.es:8443/remitente");

    assertThat(address.host()).hasValue("a.es");
    assertThat(address.authority()).hasValue("a.es:8443");
    assertThat(configured("nonsense").host()).isEmpty();
    assertThat(configured("nonsense").authority()).isEmpty();
  }

  @Test
  void isThisMachineWhereNothingIsConfigured() {
    assertThat(configured(" ")).hasToString("http://localhost:8080");
    assertThat(new PublicAddress(new MapConfig(Map.of()))).hasToString("http://localhost:8080");
  }
}
