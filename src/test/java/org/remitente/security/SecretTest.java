package org.remitente.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  private record Holder(String user, Secret password) {}

  @Test
  void isNeverPrinted() {
    Secret secret = Secret.of("s3creto");

    assertThat(secret.toString()).doesNotContain("s3creto", "7");
    assertThat(new Holder("ana", secret).toString()).doesNotContain("s3creto");
    assertThat(secret.hashCode()).isEqualTo(Secret.of("other").hashCode());
    assertThat(secret).isNotInstanceOf(Serializable.class);
  }

  @Test
  void isRevealedToWhoMayAsk() {
    assertThat(Secret.of("s3creto").reveal()).isEqualTo("s3creto");
    assertThat(Secret.of("s3creto").length()).isEqualTo(7);
    assertThat(Secret.ofNullable(null)).isNull();
  }

  @Test
  void isComparedByItsText() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    assertThat(Secret.of("a")).isNotEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r", "a\nQUIT", "\u0000", "\t", "\u0085"})
  void knowsControlCharacters(String text) {
    assertThat(Secret.of(text).hasControlCharacters()).isTrue();
  }

  @Test
  void blanksAndLettersAreNoControlCharacters() {
    assertThat(Secret.of("ñ é € a b").hasControlCharacters()).isFalse();
  }

  @Test
  void aTokenIsStoredAsItsHash() {
    assertThat(TokenHash.of(Secret.of("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
