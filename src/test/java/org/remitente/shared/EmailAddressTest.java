package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ana@acme.es, ana@acme.es",
    "' ana@acme.es ', ana@acme.es",
    "Ana.Pi+x@ACME.ES, Ana.Pi+x@acme.es",
    "o'neil@acme.es, o'neil@acme.es",
    "ana@ñandú.es, ana@xn--and-6ma2c.es",
    "ana@localhost, ana@localhost"
  })
  void readsAddressesAsTheyGoOverTheWire(String typed, String value) {
    assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(value));
  }

  @Test
  void hasTwoParts() {
    EmailAddress address = EmailAddress.parse("Ana.Pi@acme.ES").orElseThrow();

    assertThat(address.localPart()).isEqualTo("Ana.Pi");
    assertThat(address.domain()).isEqualTo("acme.es");
    assertThat(address).hasToString("Ana.Pi@acme.es");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "ana",
        "@acme.es",
        "ana@",
        "ana@@acme.es",
        "ana@b@acme.es",
        ".ana@acme.es",
        "ana.@acme.es",
        "a..na@acme.es",
        "a na@acme.es",
        "ana @acme.es",
        "ana@ acme.es",
        "ana@\tacme.es",
        "ana@\r\nacme.es",
        "ana@acme.es.",
        "ana@[acme.es]",
        "ana@[127.0.0.1]",
        "ana@127.0.0.1",
        "ana@127.1",
        "ana@::1",
        "\"ana\"@acme.es",
        "Ana <ana@acme.es>",
        "<ana@acme.es>",
        "ana@acme.es,eva@acme.es",
        "ana@acme.es\r\nRCPT TO:<x@evil.es>",
        "ñandú@acme.es",
        "ana\u0000@acme.es"
      })
  void refusesWhatIsNoPlainAddress(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void limitsItsLength() {
    String label = "d".repeat(61);

    assertThat(EmailAddress.parse("a".repeat(64) + "@acme.es")).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@acme.es")).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(64) + "@" + (label + ".").repeat(3) + "es"))
        .isPresent();
    assertThat(EmailAddress.parse("a".repeat(64) + "@" + (label + ".").repeat(3) + "espa"))
        .isEmpty();
  }

  @Test
  void holdsOnlyNormalizedAddresses() {
    assertThatThrownBy(() -> new EmailAddress("ana@ACME.es"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
