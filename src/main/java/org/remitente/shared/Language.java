package org.remitente.shared;

import java.util.Locale;
import java.util.Optional;

/** The languages in which the product speaks to people. Spanish is the one it falls back to. */
public enum Language {
  ES("es"),
  CA("ca"),
  EN("en-GB");

  private final Locale locale;

  Language(String locale) {
    this.locale = Locale.forLanguageTag(locale);
  }

  /**
   * The tag of BCP 47 that stands in requests, answers and the database: {@code es}, {@code ca} or
   * {@code en}.
   */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The locale for dates, amounts and message bundles; English is the one of Europe: days before
   * months.
   */
  public Locale locale() {
    return locale;
  }

  /** The language of a tag, without regard to case; empty for any other text and for null. */
  public static Optional<Language> ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag().equalsIgnoreCase(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
