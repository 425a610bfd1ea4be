package org.remitente.verification;

import java.util.List;
import java.util.stream.Stream;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;

/**
 * What came of trying settings.
 *
 * @param diagnoses what is wrong, the one to mend first at the front; empty where the settings
 *     passed
 */
record Verdict(List<Diagnosis> diagnoses, List<Warning> warnings, LearnedFacts learned) {

  /** Nothing is known yet. */
  static final LearnedFacts NOTHING_LEARNED = new LearnedFacts(SentCopyPolicy.OFF, null, null);

  Verdict {
    diagnoses = List.copyOf(diagnoses);
    warnings = List.copyOf(warnings);
  }

  static Verdict failed(List<Diagnosis> diagnoses) {
    return new Verdict(diagnoses, List.of(), NOTHING_LEARNED);
  }

  /** The same with further warnings. */
  Verdict with(List<Warning> further) {
    List<Warning> all = Stream.concat(warnings.stream(), further.stream()).toList();
    return new Verdict(diagnoses, all, learned);
  }

  boolean passed() {
    return diagnoses.isEmpty();
  }
}
