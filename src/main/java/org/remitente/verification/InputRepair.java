package org.remitente.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.account.AccountServers;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.remedy.Judged;
import org.remitente.remedy.Remedies;
import org.remitente.remedy.Repair;
import org.remitente.remedy.TriedServer;

/**
 * The verdict on settings that are wrong by themselves. Where nothing but a server's name or port
 * belongs to the other protocol, what is right in its place is proved; nothing else is connected
 * to.
 */
final class InputRepair {

  private InputRepair() {}

  static Verdict verdict(VerificationTask task, Remedies remedies) {
    List<Diagnosis> faults = task.inputFaults();
    if (!faults.stream().allMatch(Remedies::canProve)) {
      return Verdict.failed(faults, null);
    }
    List<Judged> sides = new ArrayList<>();
    for (TriedServer tried : TriedServer.all(AccountServers.of(task.settings()), task.stored())) {
      sides.add(
          faultOf(tried, faults)
              .map(fault -> remedies.judge(tried, fault))
              .orElseGet(() -> Judged.passed(tried)));
    }
    return Verdict.failed(withRefusals(faults, sides), Repair.of(sides));
  }

  private static Optional<Diagnosis> faultOf(TriedServer tried, List<Diagnosis> faults) {
    String prefix = tried.service().tag() + '.';
    return faults.stream()
        .filter(fault -> fault.fields().stream().anyMatch(field -> field.startsWith(prefix)))
        .findFirst();
  }

  /** A sign-in that was refused on the way is told too, after what was typed. */
  private static List<Diagnosis> withRefusals(List<Diagnosis> faults, List<Judged> sides) {
    List<Diagnosis> all = new ArrayList<>(faults);
    sides.stream().filter(Judged::refusedCredentials).map(Judged::news).forEach(all::add);
    return all;
  }
}
