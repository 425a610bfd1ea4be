package org.remitente.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

class OneLineTest {

  private static List<InputError> errors(String text) {
    List<InputError> errors = new ArrayList<>();
    OneLine.check("name", text, 20, errors);
    return errors;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme\r\nSL", "Acme\0", "Acme \ud83d", "\udcbcAcme"})
  void refusesWhatBreaksALineOrIsHalfACharacter(String text) {
    assertThat(errors(text)).extracting(InputError::code).containsExactly("control-characters");
  }

  @Test
  void takesLettersAndSignsOfEveryKind() {
    assertThat(errors("Peña & Cía. 💼")).isEmpty();
  }

  @Test
  void refusesALineEndBehindTheContactOfACompany() {
    assertThatThrownBy(() -> new Companies().create("Acme", "es", "ana@acme.es\r\n"))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(InputError::field)
                    .containsExactly("contact"));
  }
}
