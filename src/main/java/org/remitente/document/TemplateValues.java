package org.remitente.document;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.remitente.shared.Language;

/** The values of a message for a template's placeholders, written as its language writes them. */
final class TemplateValues {

  private static final int MOST_DECIMALS = 6;

  private TemplateValues() {}

  /**
   * The values by group and name; empty where there is none, so that a section leaves it out. The
   * total has its currency's sign. The recipient's name is there only where the message goes to one
   * alone.
   */
  static Map<String, Map<String, String>> of(
      CheckedMessage message, String companyName, Language language) {
    return Map.of(
        "document",
        Map.of(
            "number", message.number(),
            "date", date(message.date(), language),
            "total", total(message.total(), message.currency(), language),
            "currency", message.currency() == null ? "" : message.currency().getCurrencyCode()),
        "company",
        Map.of("name", companyName),
        "recipient",
        Map.of("name", recipient(message)));
  }

  private static String recipient(CheckedMessage message) {
    String name = message.to().size() == 1 ? message.to().get(0).name() : null;
    return name == null ? "" : name.strip();
  }

  private static String date(LocalDate date, Language language) {
    if (date == null) {
      return "";
    }
    String pattern =
        switch (language) {
          case ES -> "d 'de' MMMM 'de' yyyy";
          case CA -> "d MMMM 'de' yyyy";
          case EN -> "d MMMM yyyy";
        };
    return DateTimeFormatter.ofPattern(pattern, locale(language)).format(date);
  }

  private static String total(BigDecimal total, Currency currency, Language language) {
    if (total == null) {
      return "";
    }
    NumberFormat format =
        currency == null
            ? NumberFormat.getNumberInstance(locale(language))
            : NumberFormat.getCurrencyInstance(locale(language));
    int decimals = total.scale();
    if (currency != null) {
      format.setCurrency(currency);
      decimals = Math.max(decimals, currency.getDefaultFractionDigits());
    }
    format.setMaximumFractionDigits(MOST_DECIMALS);
    format.setMinimumFractionDigits(decimals);
    return format.format(total);
  }

  /** British English, the one of Europe: days before months. */
  private static Locale locale(Language language) {
    return language == Language.EN ? Locale.UK : language.locale();
  }
}
