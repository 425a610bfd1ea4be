package org.remitente.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.remitente.mail.ArrivedMail;
import org.remitente.mail.HeaderFields;

/**
 * What a report says of a message that could not be delivered, whoever wrote it.
 *
 * @param messageIds those that it names as the message's, with their angle brackets
 * @param failures for whom it could not be delivered; never empty
 */
record DeliveryReport(List<String> messageIds, List<FailedRecipient> failures) {

  private static final String REPORT = "multipart/report";
  private static final List<String> SENDERS =
      List.of("mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "microsoftexchange");

  /** Whether somebody who reports wrote it: a person's words are none of our business. */
  private static boolean mayBe(HeaderFields header) {
    String type = header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String from = header.first("From").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith(REPORT)
        ? !isOfAnotherKind(type)
        : header.first("X-Failed-Recipients").isPresent()
            || SENDERS.stream().anyMatch(from::contains);
  }

  /** Receipts of readers and complaints are reports, too. */
  private static boolean isOfAnotherKind(String type) {
    return type.contains("report-type") && !type.contains("delivery-status");
  }

  /** Reads a mail; empty where it tells of no failure, or of which message it does not say. */
  static Optional<DeliveryReport> read(ArrivedMail mail) {
    List<FailedRecipient> failures = mayBe(mail.header()) ? failures(mail) : List.of();
    List<String> messageIds = failures.isEmpty() ? List.of() : NamedMessage.ids(mail);
    return messageIds.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryReport(messageIds, failures));
  }

  private static List<FailedRecipient> failures(ArrivedMail mail) {
    if (StandardForm.isIn(mail)) {
      return StandardForm.failures(mail);
    }
    return Stream.<Function<ArrivedMail, List<FailedRecipient>>>of(
            EximForm::failures, QmailForm::failures, ProseForm::failures)
        .map(form -> form.apply(mail))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
