package org.remitente.rest;

import java.net.URI;
import java.util.List;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.diagnosis.HelpLinks;
import org.remitente.shared.Language;

/**
 * A diagnosis in the reader's language.
 *
 * @param helpUrl where the provider explains it; null where nobody does
 * @param messageForAdministrator what to pass on; null where nobody else must act
 */
record DiagnosisRepresentation(
    String code,
    String service,
    String stage,
    List<String> fields,
    String certainty,
    String retry,
    String title,
    String advice,
    String helpUrl,
    String serverReply,
    String messageForAdministrator) {

  /** Null stays null. */
  static DiagnosisRepresentation of(Diagnosis diagnosis, Language language) {
    return diagnosis == null
        ? null
        : new DiagnosisRepresentation(
            diagnosis.code().code(),
            diagnosis.service().tag(),
            diagnosis.stage().tag(),
            diagnosis.fields(),
            diagnosis.certainty().tag(),
            diagnosis.retry().tag(),
            DiagnosisTexts.title(diagnosis, language),
            DiagnosisTexts.advice(diagnosis, language),
            HelpLinks.of(diagnosis).map(URI::toString).orElse(null),
            diagnosis.serverReply(),
            DiagnosisTexts.messageForAdministrator(diagnosis, language).orElse(null));
  }
}
