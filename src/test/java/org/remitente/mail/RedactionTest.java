package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.security.Secret;

class RedactionTest {

  private final Redaction redaction =
      new Redaction(new Credentials("ana@acme.es", Secret.of("contraseña")));

  @Test
  void hidesThePasswordInEveryFormInWhichItGoesOut() {
    for (String form :
        new String[] {
          "contraseña",
          base64("contraseña"),
          base64("\0ana@acme.es\0contraseña"),
          base64("ana@acme.es\0ana@acme.es\0contraseña")
        }) {
      String wire =
          new String(
              ("535 you said " + form + " !").getBytes(StandardCharsets.UTF_8),
              StandardCharsets.ISO_8859_1);

      assertThat(redaction.clean(wire)).startsWith("535 you said •••").doesNotContain(form);
    }
  }

  @Test
  void hidesATokenAndItsPiecesInEveryForm() {
    Redaction hiding =
        new Redaction(Credentials.token("ana@acme.es", Secret.of(TestServers.TOKEN)));
    String token = TestServers.TOKEN;
    for (String before : List.of("", "x", "xy", "user=ana@acme.es\1auth=Bearer ")) {
      String encoded = base64(before + token + "\1\1");
      for (String form : List.of(encoded, encoded.replace('+', '-').replace('/', '_'), token)) {
        int start = form.equals(token) ? 0 : before.length() * 4 / 3 + 4;
        for (String piece :
            List.of(
                form.substring(start),
                form.substring(start, start + 30),
                form.substring(start + 11, start + 60))) {
          String clean = hiding.clean("535 5.7.8 not " + piece + " !");

          assertThat(clean).contains("•••").endsWith(" !");
          for (int at = 0; at + 14 <= piece.length() - 6; at++) {
            assertThat(clean).doesNotContain(piece.substring(at, at + 14));
          }
        }
      }
    }
  }

  @Test
  void leavesWordsThatAreNoTokenAlone() {
    Redaction hiding =
        new Redaction(Credentials.token("ana@acme.es", Secret.of(TestServers.TOKEN)));
    String reply =
        "535-5.7.8 See https://support.google.com/mail/?p=BadCredentials ffacd0b85a97d-38259f0sm";

    assertThat(hiding.clean(reply)).isEqualTo(reply);
  }

  @Test
  void isNotKeptBusyByALongAnswer() {
    Redaction hiding =
        new Redaction(Credentials.token("ana@acme.es", Secret.of("abcdefghijk".repeat(300))));

    assertTimeout(Duration.ofSeconds(2), () -> hiding.clean("535 " + "abcdefghijk".repeat(6000)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "192.168.0.7",
        "127.0.0.1",
        "169.254.169.254",
        "fe80::1",
        "fd00::12:1",
        "::1"
      })
  void hidesInnerAddresses(String address) {
    assertThat(redaction.clean("550 from [" + address + "] no")).isEqualTo("550 from [•••] no");
    assertThat(redaction.clean("550 from " + address + ".")).isEqualTo("550 from •••.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.7.1 Client host [8.8.8.8] blocked",
        "550 5.7.1 [2a00:1450:4003::1] blocked",
        "421 4.7.0 try again at 12:34:56",
        "220 Exim 4.94.2",
        "250 Foo::Bar"
      })
  void leavesTheRestAlone(String reply) {
    assertThat(redaction.clean(reply)).isEqualTo(reply);
  }

  @Test
  void makesOneLineWithoutControlCharacters() {
    assertThat(redaction.clean("550-a\r\n550\tb\u0000\u202Ec\u001b[31m"))
        .isEqualTo("550-a 550 b c [31m");
  }

  @Test
  void keepsAtMostFiveHundredCharacters() {
    assertThat(redaction.clean("550 " + "x".repeat(5000))).hasSize(500);
  }

  @Test
  void readsUtf8AndLatin1() {
    assertThat(redaction.clean("550 contrase\u00c3\u00b1as")).contains("•••s");
    assertThat(redaction.clean("550 espa\u00f1ol")).isEqualTo("550 español");
  }
}
