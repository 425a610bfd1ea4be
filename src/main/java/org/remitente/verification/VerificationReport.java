package org.remitente.verification;

import java.util.List;
import org.remitente.account.LearnedFacts;
import org.remitente.diagnosis.Diagnosis;

/**
 * All that is known of a verification, while it runs and after.
 *
 * @param millis how long it took, or has taken so far
 * @param accountId the account that was stored or verified again, or null
 * @param stages the checklist: both services, in the order of the dialogue
 * @param diagnosis what to mend first, or null while nothing has failed
 * @param furtherDiagnoses what else is wrong
 * @param warnings what the owner should know although it passed
 * @param learned what is known so far
 */
public record VerificationReport(
    String id,
    VerificationState state,
    long millis,
    String accountId,
    List<StageResult> stages,
    Diagnosis diagnosis,
    List<Diagnosis> furtherDiagnoses,
    List<Warning> warnings,
    LearnedFacts learned) {

  public VerificationReport {
    stages = List.copyOf(stages);
    furtherDiagnoses = List.copyOf(furtherDiagnoses);
    warnings = List.copyOf(warnings);
  }

  /** Whether it still runs. */
  public boolean running() {
    return state == VerificationState.RUNNING;
  }

  /** Whether the settings passed. */
  public boolean passed() {
    return state == VerificationState.PASSED;
  }
}
