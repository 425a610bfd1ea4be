package org.remitente.bounce;

import java.util.Arrays;
import java.util.List;
import org.remitente.mail.ArrivedMail;

/** Exim's, which names those who failed in a field of the header. */
final class EximForm {

  private static final int MOST = 200;

  private EximForm() {}

  static List<FailedRecipient> failures(ArrivedMail mail) {
    Prose prose = Prose.of(mail);
    return mail.header().all("X-Failed-Recipients").stream()
        .flatMap(value -> Arrays.stream(value.split(",", MOST)))
        .map(String::strip)
        .filter(address -> !address.isEmpty())
        .distinct()
        .limit(MOST)
        .map(address -> FailedRecipient.inProse(address, prose.about(address)))
        .toList();
  }
}
