package org.remitente.document;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.remitente.shared.Language;

/** The values of a message for a template's placeholders, written as its language writes them. */
final class TemplateValues {

  /** Every placeholder that there is. */
  static final List<String> NAMES =
      List.of(
          "document.number",
          "document.date",
          "document.total",
          "document.currency",
          "recipient.name",
          "company.name");

  private static final int MOST_DECIMALS = 6;
  private static final Currency EURO = Currency.getInstance("EUR");

  /** Made once: to make a format takes longer than all the rest of a message's values. */
  private static final Map<Language, Spelling> SPELLINGS =
      Stream.of(Language.values()).collect(toUnmodifiableMap(identity(), Spelling::of));

  private TemplateValues() {}

  /** How a language writes dates, numbers and amounts. */
  private record Spelling(DateTimeFormatter date, NumberFormat number, NumberFormat amount) {

    static Spelling of(Language language) {
      String pattern =
          switch (language) {
            case ES -> "d 'de' MMMM 'de' yyyy";
            case CA -> "d MMMM 'de' yyyy";
            case EN -> "d MMMM yyyy";
          };
      Locale locale = language.locale();
      return new Spelling(
          DateTimeFormatter.ofPattern(pattern, locale),
          NumberFormat.getNumberInstance(locale),
          NumberFormat.getCurrencyInstance(locale));
    }

    /** One of the caller's own, since they can be changed and serve one thread. */
    NumberFormat of(Currency currency) {
      return (NumberFormat) (currency == null ? number : amount).clone();
    }
  }

  /**
   * The values by group and name; empty where there is none, so that a section leaves it out. The
   * total has its currency's sign. The recipient's name is there only where the message goes to one
   * alone.
   */
  static Map<String, Map<String, String>> of(
      CheckedMessage message, String companyName, Language language) {
    return values(
        Map.of(
            "number", message.number(),
            "date", date(message.date(), language),
            "total", total(message.total(), message.currency(), language),
            "currency", message.currency() == null ? "" : message.currency().getCurrencyCode()),
        companyName,
        recipient(message));
  }

  /** The values of a document that shows what a template looks like. */
  static Map<String, Map<String, String>> sample(
      LocalDate date, String companyName, Language language) {
    return values(
        Map.of(
            "number", "2026-0042",
            "date", date(date, language),
            "total", total(new BigDecimal("1234.50"), EURO, language),
            "currency", EURO.getCurrencyCode()),
        companyName,
        switch (language) {
          case ES -> "Cliente SA";
          case CA -> "Client SA";
          case EN -> "Customer Ltd";
        });
  }

  private static Map<String, Map<String, String>> values(
      Map<String, String> document, String companyName, String recipientName) {
    return Map.of(
        "document", document,
        "company", Map.of("name", companyName),
        "recipient", Map.of("name", recipientName));
  }

  private static String recipient(CheckedMessage message) {
    String name = message.to().size() == 1 ? message.to().get(0).name() : null;
    return name == null ? "" : name.strip();
  }

  private static String date(LocalDate date, Language language) {
    return date == null ? "" : SPELLINGS.get(language).date().format(date);
  }

  private static String total(BigDecimal total, Currency currency, Language language) {
    if (total == null) {
      return "";
    }
    NumberFormat format = SPELLINGS.get(language).of(currency);
    int decimals = total.scale();
    if (currency != null) {
      format.setCurrency(currency);
      decimals = Math.max(decimals, currency.getDefaultFractionDigits());
    }
    format.setMaximumFractionDigits(MOST_DECIMALS);
    format.setMinimumFractionDigits(decimals);
    return format.format(total);
  }
}
