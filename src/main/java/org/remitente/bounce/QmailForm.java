package org.remitente.bounce;

import java.util.List;
import org.remitente.mail.ArrivedMail;

/** That of qmail and those who copied it (QSBMF): all addresses on lines of their own failed. */
final class QmailForm {

  private static final String OPENING = "hi. this is the";

  private QmailForm() {}

  static List<FailedRecipient> failures(ArrivedMail mail) {
    Prose prose = Prose.of(mail);
    return prose.words().strip().startsWith(OPENING)
        ? prose.addressesAlone().stream()
            .map(address -> FailedRecipient.inProse(address, prose.about(address)))
            .toList()
        : List.of();
  }
}
