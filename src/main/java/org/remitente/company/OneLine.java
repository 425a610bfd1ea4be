package org.remitente.company;

import java.util.List;
import org.remitente.shared.InputError;

/** The check of a short text that stands on one line. */
public final class OneLine {

  private OneLine() {}

  /** Half of a character could not be stored in every database. */
  private static boolean unfit(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  /** Adds an error where the text is missing or blank, too long, or has control characters. */
  public static void check(String field, String text, int maxLength, List<InputError> errors) {
    if (text == null || text.isBlank()) {
      errors.add(new InputError(field, "required"));
    } else if (text.length() > maxLength) {
      errors.add(new InputError(field, "too-long"));
    } else if (text.codePoints().anyMatch(OneLine::unfit)) {
      errors.add(new InputError(field, "control-characters"));
    }
  }
}
