package org.remitente.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;

/** What is wrong with the inputs of a small form, in words. */
final class PageProblems {

  private PageProblems() {}

  /** The words by the name of the input; several of one input one after the other. */
  static Map<String, String> of(InvalidInputException invalid, Language language) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (InputError error : invalid.errors()) {
      problems.merge(
          error.field(),
          PageText.text(language, "input." + error.code(), error.args()),
          (first, second) -> first + " " + second);
    }
    return problems;
  }

  /** That something was tried too often, and how long to wait. */
  static String tooOften(Duration pause, Language language) {
    String minutes = Long.toString(Math.max(1, pause.plusSeconds(59).toMinutes()));
    return PageText.text(language, "sign-in.too-often", Map.of("minutes", minutes));
  }
}
