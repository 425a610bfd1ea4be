package org.remitente.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;

/** Which stages a reader of a running verification has not been told yet. */
final class StageChanges {

  private record Line(Service service, Stage stage) {}

  private final Map<Line, StageResult> told = new HashMap<>();

  /** The stages that stand elsewhere than in the report before; at first all that have begun. */
  List<StageResult> in(VerificationReport report) {
    List<StageResult> changed = new ArrayList<>();
    for (StageResult now : report.stages()) {
      StageResult before = told.put(new Line(now.service(), now.stage()), now);
      if (before == null ? now.state() != StageState.PENDING : !before.equals(now)) {
        changed.add(now);
      }
    }
    return changed;
  }
}
