package org.remitente.bounce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.remitente.mail.ArrivedMail;
import org.remitente.mail.HeaderFields;

/** The delivery status notification of RFC 3464, also in its form of RFC 6533. */
final class StandardForm {

  private static final int MOST = 200;
  private static final Pattern BETWEEN_RECIPIENTS = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");

  private StandardForm() {}

  static boolean isIn(ArrivedMail mail) {
    return mail.parts().stream().anyMatch(StandardForm::is);
  }

  static boolean is(ArrivedMail.Part part) {
    return part.is("message/delivery-status", "message/global-delivery-status");
  }

  /** Nobody for whom it was delivered, relayed or expanded, nor for whom it is still tried. */
  static List<FailedRecipient> failures(ArrivedMail mail) {
    return mail.parts().stream()
        .filter(StandardForm::is)
        .flatMap(part -> Arrays.stream(BETWEEN_RECIPIENTS.split(part.text(), MOST)))
        .map(HeaderFields::parse)
        .filter(StandardForm::hasFailed)
        .map(StandardForm::failure)
        .filter(failure -> !failure.addresses().isEmpty())
        .toList();
  }

  private static boolean hasFailed(HeaderFields recipient) {
    return recipient.first("Action").orElse("").toLowerCase(Locale.ROOT).startsWith("failed");
  }

  private static FailedRecipient failure(HeaderFields recipient) {
    List<String> addresses =
        Stream.of("Original-Recipient", "Final-Recipient")
            .flatMap(name -> recipient.first(name).stream())
            .map(StandardForm::withoutType)
            .map(address -> address.replaceAll("[<>]", "").strip())
            .filter(address -> !address.isEmpty())
            .distinct()
            .toList();
    String status = recipient.first("Status").flatMap(FailedRecipient::status).orElse(null);
    String words = recipient.first("Diagnostic-Code").map(StandardForm::withoutType).orElse("");
    return new FailedRecipient(addresses, status, words);
  }

  /** What stands behind {@code rfc822;} or {@code smtp;}. */
  private static String withoutType(String value) {
    return value.substring(value.indexOf(';') + 1).strip();
  }
}
