package org.remitente.web;

import java.io.Serializable;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.shared.Language;
import org.remitente.verification.Warning;

/**
 * Something that is wrong, in words.
 *
 * @param title what happened
 * @param advice what to change and where, or null
 * @param serverReply the server's own words, or null
 */
public record Finding(String title, String advice, String serverReply) implements Serializable {

  static Finding of(Diagnosis diagnosis, Language language) {
    return new Finding(
        DiagnosisTexts.title(diagnosis, language),
        DiagnosisTexts.advice(diagnosis, language),
        diagnosis.serverReply());
  }

  static Finding of(Warning warning, Language language) {
    return new Finding(warning.title(language), warning.detail(language), null);
  }

  /** A finding that the page itself makes; its texts stand in the page's bundle. */
  static Finding ofPage(Language language, String key) {
    return new Finding(
        PageText.text(language, key + ".title"), PageText.text(language, key + ".advice"), null);
  }
}
