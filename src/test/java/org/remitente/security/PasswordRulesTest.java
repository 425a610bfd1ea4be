package org.remitente.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.shared.InputError;

class PasswordRulesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, required",
        "'', required",
        "123456789, password-too-short",
        "1234567890, ''",
        "ana.lopez.1, password-is-username",
        "ANA.LOPEZ.1, password-is-username",
        "ñandú😀😀😀, password-too-short",
        "dos palabras, ''"
      })
  void wantLengthAndNotTheName(String password, String code) {
    assertThat(codes(Secret.ofNullable(password)))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void endWhereHashingWouldOnlyCostTime() {
    assertThat(codes(Secret.of("x".repeat(200)))).isEmpty();
    assertThat(codes(Secret.of("x".repeat(201)))).containsExactly("too-long");
  }

  @Test
  void tellEveryError() {
    assertThat(codes(Secret.of("a\tb")))
        .containsExactly("password-too-short", "control-characters");
  }

  private static List<String> codes(Secret password) {
    List<InputError> errors = new ArrayList<>();
    PasswordRules.check("password", password, "Ana.Lopez.1", errors);
    return errors.stream().map(InputError::code).toList();
  }
}
