package org.remitente.remedy;

import java.util.ArrayList;
import java.util.List;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;

/**
 * What SMTP and IMAP say of each other where the same credentials went to both: accepted by one
 * they are right, refused by both they are wrong. Pure.
 */
final class CrossInference {

  private CrossInference() {}

  /**
   * @param sides one server, or both
   */
  static List<Judged> of(List<Judged> sides) {
    if (sides.size() < 2 || !sides.get(0).tried().sharesCredentialsWith(sides.get(1).tried())) {
      return sides;
    }
    return List.of(seenFrom(sides.get(0), sides.get(1)), seenFrom(sides.get(1), sides.get(0)));
  }

  private static Judged seenFrom(Judged side, Judged other) {
    boolean refused = side.refusedCredentials() || side.refusedUnclearly();
    if (refused && side.proof() == null && other.accepted()) {
      return side.withNews(
          DiagnosisCatalogue.refined(side.news(), DiagnosisCode.AUTH_ONE_SIDE, Certainty.SURE));
    }
    return side.refusedCredentials() && other.refusedCredentials()
        ? side.withNews(side.news().proved())
        : side;
  }

  /**
   * All that is wrong, the one to mend first at the front: a refused sign-in is news before a
   * connection that did not come about, and what a person can change comes before what only time
   * can.
   */
  static List<Diagnosis> inOrderOfMending(List<Judged> sides) {
    List<Judged> failed = new ArrayList<>(sides);
    failed.removeIf(Judged::passed);
    failed.sort((one, other) -> Integer.compare(rank(one), rank(other)));
    List<Diagnosis> ordered = new ArrayList<>();
    failed.forEach(side -> ordered.add(side.news()));
    failed.forEach(side -> ordered.addAll(side.diagnoses().subList(1, side.diagnoses().size())));
    return ordered;
  }

  private static int rank(Judged side) {
    if (side.news().fields().isEmpty()) {
      return 2;
    }
    boolean signIn = side.refusedCredentials() || side.news().code() == DiagnosisCode.AUTH_ONE_SIDE;
    return signIn ? 0 : 1;
  }
}
