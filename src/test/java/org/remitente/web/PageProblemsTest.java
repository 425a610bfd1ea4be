package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;

class PageProblemsTest {

  @Test
  void nameEveryUnknownPlaceholderAtItsInput() {
    InvalidInputException invalid =
        new InvalidInputException(List.of(unknown("html", "a"), unknown("html", "b.c")));

    assertThat(PageProblems.of(invalid, Language.EN))
        .containsExactly(
            Map.entry("html", "There is nothing called “a”. There is nothing called “b.c”."));
  }

  private static InputError unknown(String field, String name) {
    return new InputError(field, "unknown-placeholder", Map.of("name", name));
  }
}
