package org.remitente.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCipherTest {

  private static final String OLD = "old:" + base64((byte) 1);
  private static final String NEW = "new:" + base64((byte) 2);
  private static final Secret PASSWORD = Secret.of("s3creto-ñ€");
  private static final String PLACE = "acme\nsmtp.acme.es\nana@acme.es";

  private final CredentialCipher cipher = cipher(OLD);

  private static String base64(byte filling) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, filling);
    return Base64.getEncoder().encodeToString(key);
  }

  private static CredentialCipher cipher(String keys) {
    CredentialCipher cipher = new CredentialCipher();
    cipher.keys = new EncryptionKeys();
    cipher.keys.configured = Optional.of(keys);
    cipher.keys.read();
    return cipher;
  }

  @Test
  void readsWhatItWrote() {
    String stored = cipher.encrypt(PASSWORD, PLACE);

    assertThat(stored).startsWith("old:").doesNotContain("s3creto");
    assertThat(cipher.decrypt(stored, PLACE)).isEqualTo(PASSWORD);
  }

  @Test
  void writesTheSameSecretDifferentlyEachTime() {
    assertThat(cipher.encrypt(PASSWORD, PLACE)).isNotEqualTo(cipher.encrypt(PASSWORD, PLACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other\nsmtp.acme.es\nana@acme.es",
        "acme\nsmtp.evil.es\nana@acme.es",
        "acme\nsmtp.acme.es\neva@acme.es",
        ""
      })
  void cannotBeReadForAnotherCompanyHostOrUser(String place) {
    String stored = cipher.encrypt(PASSWORD, PLACE);

    unreadable(cipher, stored, place);
  }

  @Test
  void changedBytesCannotBeRead() {
    String stored = cipher.encrypt(PASSWORD, PLACE);
    byte[] bytes = Base64.getDecoder().decode(stored.substring("old:".length()));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      unreadable(cipher, "old:" + Base64.getEncoder().encodeToString(changed), PLACE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "old", "old:", "old:AAAA", "old:AAAAAAAAAAAAAAAA", "old:ñ!", ":AAAA"})
  void whatWasNeverWrittenCannotBeRead(String stored) {
    unreadable(cipher, stored, PLACE);
  }

  @Test
  void keysAreReplacedOneByOne() {
    String before = cipher.encrypt(PASSWORD, PLACE);
    CredentialCipher both = cipher(NEW + ", " + OLD);

    String after = both.encrypt(PASSWORD, PLACE);

    assertThat(after).startsWith("new:");
    assertThat(both.decrypt(before, PLACE)).isEqualTo(PASSWORD);
    assertThat(both.decrypt(after, PLACE)).isEqualTo(PASSWORD);
    unreadable(cipher, after, PLACE);
  }

  @Test
  void aSecretOfALostKeyCannotBeRead() {
    unreadable(cipher(NEW), cipher.encrypt(PASSWORD, PLACE), PLACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        ",",
        "k1",
        "k1:",
        ":AAAA",
        "k1:c2hvcnQtcGE1NXdvcmQ=",
        "k1:not base64 pa55word",
        "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,",
        "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,"
            + "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
      })
  void wrongKeysAreAFaultOfTheConfiguration(String keys) {
    assertThatThrownBy(() -> cipher(keys))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("remitente.secrets.keys")
        .hasMessageNotContainingAny("pa55word", "c2hvcnQ", "AQEB");
  }

  private static void unreadable(CredentialCipher cipher, String stored, String place) {
    assertThatThrownBy(() -> cipher.decrypt(stored, place))
        .isInstanceOf(UnreadableSecretException.class)
        .hasNoCause()
        .hasMessageNotContaining("s3creto");
  }
}
