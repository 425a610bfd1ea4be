package org.remitente.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.remitente.shared.Language;
import org.remitente.verification.VerificationReport;

/**
 * What was proved to work in the place of what is wrong, to be taken over with one press.
 *
 * @param changes each changed field with its new value
 */
public record RepairOffer(List<Change> changes) {

  /** One field. */
  public record Change(String field, String value) {}

  private static final List<String> FIELDS = List.of("host", "port", "security", "username");

  /** Null where nothing is to be offered. */
  static RepairOffer of(VerificationReport report, Language language) {
    if (report.passed() || report.repair() == null) {
      return null;
    }
    Map<String, String> repair = report.repair().changes();
    List<Change> changes =
        Stream.of("smtp.", "imap.")
            .flatMap(server -> FIELDS.stream().map(server::concat))
            .filter(repair::containsKey)
            .map(field -> change(field, repair.get(field), language))
            .toList();
    return new RepairOffer(changes);
  }

  private static Change change(String field, String value, Language language) {
    String server = field.startsWith("smtp.") ? "SMTP" : "IMAP";
    String name = PageText.text(language, "field." + Verdict.inputOf(field));
    String shown =
        field.endsWith(".security") ? PageText.text(language, "security." + value) : value;
    return new Change(server + " · " + name, shown);
  }
}
