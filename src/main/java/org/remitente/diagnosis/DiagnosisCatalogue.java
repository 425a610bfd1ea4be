package org.remitente.diagnosis;

import java.util.List;
import java.util.Map;
import org.remitente.mail.MailFailure;

/**
 * Turns failures into diagnoses: by stage first, then by enhanced code, then by code, then by words
 * in the whole multi-line reply. An answer that nobody knows still gives the stage, the likely
 * fields and the server's own words.
 */
public final class DiagnosisCatalogue {

  private DiagnosisCatalogue() {}

  /** The diagnosis of a failed dialogue. */
  public static Diagnosis diagnose(MailFailure failure, CredentialSource imapCredentials) {
    throw new UnsupportedOperationException();
  }

  /**
   * The diagnosis of something typed that is wrong by itself: service and stage {@code input},
   * certainty {@code sure}.
   *
   * @param fields names of the settings as the contract writes them
   * @param args values that the texts name
   */
  public static Diagnosis input(DiagnosisCode code, List<String> fields, Map<String, String> args) {
    throw new UnsupportedOperationException();
  }
}
