package org.remitente.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.remitente.shared.InputError;

/** Collects what is wrong with a message, field by field. */
final class InputErrors {

  private final List<InputError> errors = new ArrayList<>();

  /** Notes an error. */
  void add(String field, String code) {
    errors.add(new InputError(field, code));
  }

  /** Notes an error. */
  void add(InputError error) {
    errors.add(error);
  }

  /** All that was noted, in the order of noting. */
  List<InputError> all() {
    return List.copyOf(errors);
  }

  /** Checks a text on one line that must be there and not blank. */
  boolean requireLine(String field, String value, int maxLength) {
    if (value == null || value.isBlank()) {
      add(field, "required");
      return false;
    }
    return line(field, value, maxLength);
  }

  /** Checks a text on one line, which may be missing. */
  boolean line(String field, String value, int maxLength) {
    if (value == null) {
      return true;
    } else if (value.length() > maxLength) {
      add(field, "too-long");
      return false;
    } else if (!value.codePoints().allMatch(InputErrors::standsOnALine)) {
      add(field, "control-characters");
      return false;
    }
    return true;
  }

  /** Checks a text of many lines, which may be missing. */
  void body(String field, String value, int maxBytes) {
    if (value == null) {
      return;
    } else if (value.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      add(field, "too-long");
    } else if (!value.codePoints().allMatch(each -> isBreak(each) || standsOnALine(each))) {
      add(field, "control-characters");
    }
  }

  private static boolean isBreak(int character) {
    return character == '\t'
        || character == '\r'
        || character == '\n'
        || character == '\u2028'
        || character == '\u2029';
  }

  /** Half a surrogate pair is no character: it has no UTF-8, and databases refuse it. */
  private static boolean standsOnALine(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
