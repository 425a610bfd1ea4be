package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final Texts texts = new Texts("org.remitente.shared.sample");

  @Test
  void putsValuesInByName() {
    assertThat(texts.text(Language.ES, "greeting", Map.of("name", "Ana", "host", "acme.es")))
        .isEqualTo("Hola, Ana: saludos de acme.es (Ana).");
  }

  @Test
  void speaksTheReadersLanguageAndOtherwiseSpanish() {
    assertThat(texts.text(Language.CA, "greeting", Map.of("name", "Anna", "host", "acme.cat")))
        .isEqualTo("acme.cat saluda l’Anna.");
    assertThat(texts.text(Language.EN, "plain")).isEqualTo("Sin valores");
  }

  @Test
  void aValueIsNotReadAgain() {
    assertThat(texts.text(Language.CA, "greeting", Map.of("name", "{host}", "host", "{name}")))
        .isEqualTo("{name} saluda l’{host}.");
  }

  @Test
  void aMissingValueLeavesItsPlaceEmpty() {
    assertThat(texts.text(Language.CA, "greeting")).isEqualTo(" saluda l’.");
  }

  @Test
  void anOpenBraceAtTheEndStays() {
    assertThat(texts.text(Language.ES, "open")).isEqualTo("abierta {");
  }

  @Test
  void aMissingKeyIsAFaultUnlessOneAsks() {
    assertThat(texts.find(Language.ES, "none", Map.of())).isEmpty();
    assertThat(texts.find(Language.ES, "plain", Map.of())).contains("Sin valores");
    assertThatThrownBy(() -> texts.text(Language.ES, "none"))
        .isInstanceOf(MissingResourceException.class);
  }
}
