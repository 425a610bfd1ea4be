package org.remitente.web;

import java.util.Locale;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;

/**
 * A verification as the people who run a mail server read it: the stages with their times, the
 * verdict's codes, the dialogue. Plain text in English, to be copied; without credentials.
 */
final class TechnicalDetail {

  private TechnicalDetail() {}

  /** Null where nothing was connected to. */
  static String of(VerificationReport report) {
    if (report.dialogue().isEmpty() && report.passed()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    text.append("verification ").append(report.id()).append(", ");
    text.append(report.millis()).append(" ms\n");
    report.stages().stream()
        .filter(stage -> stage.state() != StageState.SKIPPED)
        .forEach(stage -> append(text, stage));
    if (report.diagnosis() != null) {
      text.append("diagnosis ").append(report.diagnosis().code().code()).append('\n');
    }
    report
        .furtherDiagnoses()
        .forEach(each -> text.append("also ").append(each.code().code()).append('\n'));
    report.dialogue().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static void append(StringBuilder text, StageResult stage) {
    text.append(
        String.format(
            Locale.ROOT,
            "%s %s %s%s%n",
            stage.service().tag(),
            stage.stage().tag(),
            stage.state().tag(),
            stage.millis() == null ? "" : " " + stage.millis() + " ms"));
  }
}
