package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.shared.Language;

class AcceptedLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | EN",
        "ca-ES | CA",
        "EN-gb | EN",
        "de, en;q=0.5 | EN",
        "en;q=0.5, ca;q=0.8 | CA",
        "ca;q=0.1, en;q=0.9, es;q=0.5 | EN",
        "en;q=0 | ES",
        "de | ES",
        "* | ES",
        "en;q=x | ES",
        ";;; | ES",
        "- | ES",
        "en, - | ES",
        "'' | ES"
      })
  void choosesTheWantedLanguageThatWeSpeak(String header, Language language) {
    assertThat(AcceptedLanguage.of(header)).isEqualTo(language);
  }

  @Test
  void speaksSpanishToWhoeverAsksForNothing() {
    assertThat(AcceptedLanguage.of(null)).isEqualTo(Language.ES);
  }

  @Test
  void readsNoEndlessHeader() {
    assertThat(AcceptedLanguage.of("en," + "de,".repeat(1000))).isEqualTo(Language.ES);
  }
}
