package org.remitente.diagnosis;

import java.util.List;
import java.util.Map;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/**
 * What is wrong, without words: those are made for a reader's language by {@link DiagnosisTexts}.
 *
 * @param code the situation
 * @param service whose dialogue it was
 * @param stage the stage that failed
 * @param fields names of the settings to look at, as the contract writes them ({@code smtp.port});
 *     empty where nothing that the user typed is wrong
 * @param certainty how sure it is
 * @param retry whether the unchanged settings may pass another time
 * @param serverReply the server's own words, safe to show once escaped, or null
 * @param args values that the texts name, such as {@code host}
 */
public record Diagnosis(
    DiagnosisCode code,
    Service service,
    Stage stage,
    List<String> fields,
    Certainty certainty,
    RetryRule retry,
    String serverReply,
    Map<String, String> args) {

  public Diagnosis {
    fields = List.copyOf(fields);
    args = Map.copyOf(args);
  }
}
