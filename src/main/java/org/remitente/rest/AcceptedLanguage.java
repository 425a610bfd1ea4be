package org.remitente.rest;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.remitente.shared.Language;

/** The language that a reader asks for by {@code Accept-Language} (RFC 9110, section 12.5.4). */
final class AcceptedLanguage {

  private static final int MAX_LENGTH = 1000;

  private AcceptedLanguage() {}

  /** The wanted language that we speak, by weight; Spanish where there is none. */
  static Language of(String header) {
    return ranges(header).stream()
        .filter(range -> range.getWeight() > 0)
        .map(range -> Language.ofTag(Locale.forLanguageTag(range.getRange()).getLanguage()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Language.ES);
  }

  /** Whether a header is missing or says languages at all. */
  static boolean isReadable(String header) {
    return header.isBlank() || !ranges(header).isEmpty();
  }

  /** Ordered by weight; a header that cannot be read asks for nothing. */
  private static List<LanguageRange> ranges(String header) {
    if (header == null || header.isBlank() || header.length() > MAX_LENGTH) {
      return List.of();
    }
    try {
      return LanguageRange.parse(header);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
      // The second is what the JDK says to a lone hyphen.
      return List.of();
    }
  }
}
