package org.remitente.verification;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.oauth.Outlet;
import org.remitente.remedy.Repair;

/**
 * What came of trying settings.
 *
 * @param diagnoses what is wrong, the one to mend first at the front; empty where the settings
 *     passed
 * @param repair what works in the place of what is wrong, or null
 * @param outlet by what the test message of a signed-in account left, or null
 */
record Verdict(
    List<Diagnosis> diagnoses,
    Repair repair,
    List<Warning> warnings,
    LearnedFacts learned,
    Outlet outlet) {

  /** Nothing is known yet. */
  static final LearnedFacts NOTHING_LEARNED = new LearnedFacts(SentCopyPolicy.OFF, null, null);

  Verdict {
    diagnoses = List.copyOf(diagnoses);
    warnings = List.copyOf(warnings);
  }

  /** The verdict on servers. */
  Verdict(List<Diagnosis> diagnoses, Repair repair, List<Warning> warnings, LearnedFacts learned) {
    this(diagnoses, repair, warnings, learned, null);
  }

  static Verdict failed(List<Diagnosis> diagnoses, Repair repair) {
    return new Verdict(diagnoses, repair, List.of(), NOTHING_LEARNED);
  }

  /** The same, its diagnoses completed and more warnings beside it. */
  Verdict with(UnaryOperator<Diagnosis> completed, List<Warning> more) {
    return new Verdict(
        diagnoses.stream().map(completed).toList(),
        repair,
        Stream.concat(warnings.stream(), more.stream()).toList(),
        learned,
        outlet);
  }

  /** The same of a signed-in account whose message left by an outlet. */
  Verdict by(Outlet taken) {
    return new Verdict(diagnoses, repair, warnings, learned, taken);
  }

  boolean passed() {
    return diagnoses.isEmpty();
  }
}
