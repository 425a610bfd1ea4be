package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    "smtp.acme.es, smtp.acme.es",
    "SMTP.Acme.ES, smtp.acme.es",
    "' smtp.acme.es ', smtp.acme.es",
    "smtp.acme.es., smtp.acme.es",
    "localhost, localhost",
    "correo.ñandú.es, correo.xn--and-6ma2c.es",
    "xn--and-6ma2c.es, xn--and-6ma2c.es",
    "1and1.es, 1and1.es",
    "3.es, 3.es"
  })
  void readsNamesAsTheyGoOverTheWire(String typed, String value) {
    HostName name = HostName.parse(typed).orElseThrow();

    assertThat(name.value()).isEqualTo(value);
    assertThat(name.isAddress()).isFalse();
    assertThat(name).hasToString(value).isEqualTo(new HostName(value));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "[192.0.2.1], 192.0.2.1",
    "[::1], ::1",
    "2001:DB8::25, 2001:db8::25",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1::, 1::",
    "::, ::"
  })
  void readsTheLiteralsOfAddresses(String typed, String value) {
    HostName name = HostName.parse(typed).orElseThrow();

    assertThat(name.value()).isEqualTo(value);
    assertThat(name.isAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "0177.0.0.1",
        "01.2.3.4",
        "256.0.0.1",
        "1.2.3.4.5",
        "127.0.0.1.",
        "acme.127",
        "acme.0x7f"
      })
  void refusesAddressesInDisguise(String typed) {
    assertThat(HostName.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "acme..es",
        ".acme.es",
        "acme.es..",
        "-acme.es",
        "acme-.es",
        "smtp acme.es",
        "smtp.acme.es\r\nQUIT",
        "smtp.acme.es\u0000",
        "https://smtp.acme.es",
        "smtp.acme.es/x",
        "ana@acme.es",
        "[acme.es]",
        "[::1",
        "smtp.acme.es:587",
        "192.0.2.1:587",
        "cafe:25",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "12345::",
        "::192.0.2.256",
        "192.0.2.1::",
        "fe80::1%eth0"
      })
  void refusesWhatIsNoName(String typed) {
    assertThat(HostName.parse(typed)).isEmpty();
  }

  @Test
  void limitsLabelsAndNames() {
    assertThat(HostName.parse("a".repeat(63) + ".es")).isPresent();
    assertThat(HostName.parse("a".repeat(64) + ".es")).isEmpty();
    assertThat(HostName.parse("a.".repeat(126) + "a")).isPresent();
    assertThat(HostName.parse("a.".repeat(127) + "a")).isEmpty();
  }

  @Test
  void holdsOnlyNormalizedNames() {
    assertThatThrownBy(() -> new HostName("SMTP.acme.es"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HostName("[::1]")).isInstanceOf(IllegalArgumentException.class);
  }
}
