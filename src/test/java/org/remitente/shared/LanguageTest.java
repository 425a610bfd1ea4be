package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsTag(Language language) {
    assertThat(Language.ofTag(language.tag())).contains(language);
    assertThat(language.locale().getLanguage()).isEqualTo(language.tag());
  }

  @Test
  void doesNotCareForCase() {
    assertThat(Language.ofTag("CA")).contains(Language.CA);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "fr", "es-ES", " es"})
  void knowsNoOther(String tag) {
    assertThat(Language.ofTag(tag)).isEmpty();
  }
}
