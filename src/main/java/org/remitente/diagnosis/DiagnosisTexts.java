package org.remitente.diagnosis;

import org.remitente.shared.Language;

/** The words for a diagnosis, for somebody who runs a small business. */
public final class DiagnosisTexts {

  private DiagnosisTexts() {}

  /** What happened, in one sentence. */
  public static String title(Diagnosis diagnosis, Language language) {
    throw new UnsupportedOperationException();
  }

  /** What to change and where, or that nothing is to be changed. */
  public static String advice(Diagnosis diagnosis, Language language) {
    throw new UnsupportedOperationException();
  }
}
