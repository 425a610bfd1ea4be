package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/** The pages' own words, in the visitor's language. */
@Named("text")
@RequestScoped
public class PageText {

  private static final Texts TEXTS = new Texts("org.remitente.web.page");

  /** Where most readers are; a browser elsewhere shows its own time by script. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

  @Inject CurrentVisitor visitor;

  /** The text of a key. */
  public String of(String key) {
    return text(visitor.language(), key);
  }

  /** The text of a key that names one value. */
  public String of(String key, String name, String value) {
    return text(visitor.language(), key, Map.of(name, value));
  }

  static String text(Language language, String key) {
    return TEXTS.text(language, key);
  }

  static String text(Language language, String key, Map<String, String> args) {
    return TEXTS.text(language, key, args);
  }

  static String day(Language language, OffsetDateTime time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(time.withOffsetSameInstant(ZoneOffset.UTC));
  }

  static String time(Language language, OffsetDateTime time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language.locale())
        .format(time.atZoneSameInstant(ZONE));
  }
}
