package org.remitente.verification;

import java.util.List;
import org.remitente.account.LearnedFacts;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.remedy.Repair;

/**
 * All that is known of a verification, while it runs and after.
 *
 * @param millis how long it took, or has taken so far
 * @param accountId the account that was stored or verified again, or null
 * @param stages the checklist: both services, in the order of the dialogue
 * @param diagnosis what to mend first, or null while nothing has failed
 * @param furtherDiagnoses what else is wrong
 * @param repair what was tried in the place of what is wrong, and works; null where nothing does
 * @param warnings what the owner should know although it passed
 * @param learned what is known so far
 * @param dialogue what both sides said, line by line with the time, for the servers' owners:
 *     without credentials and inner addresses
 */
public record VerificationReport(
    String id,
    VerificationState state,
    long millis,
    String accountId,
    List<StageResult> stages,
    Diagnosis diagnosis,
    List<Diagnosis> furtherDiagnoses,
    Repair repair,
    List<Warning> warnings,
    LearnedFacts learned,
    List<String> dialogue) {

  public VerificationReport {
    stages = List.copyOf(stages);
    furtherDiagnoses = List.copyOf(furtherDiagnoses);
    warnings = List.copyOf(warnings);
    // Reports that were written before have none.
    dialogue = dialogue == null ? List.of() : List.copyOf(dialogue);
  }

  /** Whether it still runs. */
  public boolean running() {
    return state == VerificationState.RUNNING;
  }

  /** Whether the settings passed. */
  public boolean passed() {
    return state == VerificationState.PASSED;
  }

  /** Whether somebody stopped it. */
  public boolean stopped() {
    return diagnosis != null && diagnosis.code() == DiagnosisCode.CANCELLED;
  }

  /** A verification that has just begun. */
  static VerificationReport begun(String id, String accountId, List<StageResult> stages) {
    return new VerificationReport(
        id,
        VerificationState.RUNNING,
        0,
        accountId,
        stages,
        null,
        List.of(),
        null,
        List.of(),
        Verdict.NOTHING_LEARNED,
        List.of());
  }

  /** The same verification, further on. */
  VerificationReport at(List<StageResult> now, List<String> said, long spent) {
    return new VerificationReport(
        id,
        state,
        spent,
        accountId,
        now,
        diagnosis,
        furtherDiagnoses,
        repair,
        warnings,
        learned,
        said);
  }

  /**
   * The same verification, ended without a verdict on the settings: what had not happened by then
   * is left out.
   */
  VerificationReport ended(Diagnosis why) {
    List<StageResult> closed = stages.stream().map(StageResult::closed).toList();
    return new VerificationReport(
        id,
        VerificationState.FAILED,
        millis,
        accountId,
        closed,
        why,
        List.of(),
        null,
        List.of(),
        learned,
        dialogue);
  }

  /** The same verification with its verdict. */
  VerificationReport judged(Verdict verdict) {
    return new VerificationReport(
        id,
        verdict.passed() ? VerificationState.PASSED : VerificationState.FAILED,
        millis,
        accountId,
        stages,
        verdict.passed() ? null : verdict.diagnoses().get(0),
        verdict.passed() ? List.of() : verdict.diagnoses().subList(1, verdict.diagnoses().size()),
        verdict.repair(),
        verdict.warnings(),
        verdict.learned(),
        dialogue);
  }

  /** The same verification, of an account that was stored by it. */
  VerificationReport of(String account) {
    return new VerificationReport(
        id,
        state,
        millis,
        account,
        stages,
        diagnosis,
        furtherDiagnoses,
        repair,
        warnings,
        learned,
        dialogue);
  }
}
