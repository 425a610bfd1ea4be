package org.remitente.document;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.remitente.document.Letterhead.Logo;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

/** Checks a letterhead as somebody typed it: every error is found. */
final class LetterheadCheck {

  private static final int LONGEST_SIGNATURE = 2000;
  private static final int LARGEST_LOGO = 100 * 1024;

  /** How files of these types begin: what a browser shows must be what it is called. */
  private static final Map<String, String> BEGINNINGS =
      Map.of("image/png", "89504e470d0a1a0a", "image/jpeg", "ffd8ff", "image/gif", "47494638");

  private static final String UNKNOWN = "application/octet-stream";

  private final InputErrors errors = new InputErrors();

  private LetterheadCheck() {}

  /**
   * The letterhead, with nothing for what is blank.
   *
   * @throws InvalidInputException with every error
   */
  static Letterhead of(Letterhead typed) {
    LetterheadCheck check = new LetterheadCheck();
    boolean blank = typed.signature() == null || typed.signature().isBlank();
    String signature = blank ? null : typed.signature().strip();
    check.signature(signature);
    if (typed.logo() != null) {
      check.logo(typed.logo());
    }
    List<InputError> found = check.errors.all();
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
    return new Letterhead(signature, typed.logo());
  }

  /** The type that a content in base64 begins like; one that no logo has where it is none. */
  static String typeOf(String content) {
    try {
      String begin = HexFormat.of().formatHex(Base64.getDecoder().decode(content));
      return BEGINNINGS.entrySet().stream()
          .filter(each -> begin.startsWith(each.getValue()))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IllegalArgumentException notBase64) {
      return UNKNOWN;
    }
  }

  private void signature(String signature) {
    if (signature != null && signature.length() > LONGEST_SIGNATURE) {
      errors.add("signature", "too-long");
    } else {
      errors.body("signature", signature, Integer.MAX_VALUE);
    }
  }

  private void logo(Logo logo) {
    String beginning = BEGINNINGS.get(String.valueOf(logo.contentType()));
    if (beginning == null) {
      errors.add("logo.contentType", logo.contentType() == null ? "required" : "value");
    }
    if (logo.content() == null) {
      errors.add("logo.content", "required");
      return;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(logo.content());
      if (bytes.length > LARGEST_LOGO) {
        errors.add("logo.content", "too-long");
      } else if (beginning != null && !HexFormat.of().formatHex(bytes).startsWith(beginning)) {
        errors.add("logo.content", "value");
      }
    } catch (IllegalArgumentException notBase64) {
      errors.add("logo.content", "base64");
    }
  }
}
