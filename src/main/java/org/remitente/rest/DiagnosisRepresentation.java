package org.remitente.rest;

import java.util.List;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.shared.Language;

/**
 * A diagnosis in the reader's language.
 *
 * @param helpUrl the provider's own instructions; null as long as no provider is known
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
            null,
            diagnosis.serverReply(),
            null);
  }
}
