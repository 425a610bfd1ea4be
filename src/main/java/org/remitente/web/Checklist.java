package org.remitente.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.remitente.mail.Service;
import org.remitente.shared.Language;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;

/**
 * The stages of a verification as the page shows them: sending and filing side by side, so that
 * what is fine is seen to be fine.
 */
public record Checklist(List<Column> columns) {

  /**
   * The stages of one service.
   *
   * @param lines empty where the service was not needed
   */
  public record Column(String title, List<Line> lines) {}

  /**
   * One stage.
   *
   * @param state its name in the contract, for the style sheet
   * @param sign one character for the eye
   * @param word the same for the ear
   * @param detail a few words beside it, or null
   */
  public record Line(String state, String sign, String name, String word, String detail) {}

  static Checklist of(VerificationReport report, Language language) {
    return new Checklist(
        List.of(
            column(report, language, "checklist.smtp", EnumSet.of(Service.SMTP)),
            column(report, language, "checklist.imap", EnumSet.of(Service.IMAP, Service.MESSAGE))));
  }

  private static Column column(
      VerificationReport report, Language language, String title, Set<Service> services) {
    List<StageResult> stages =
        report.stages().stream().filter(each -> services.contains(each.service())).toList();
    boolean needed = stages.stream().anyMatch(each -> each.state() != StageState.SKIPPED);
    List<Line> lines =
        needed ? stages.stream().map(each -> line(each, language)).toList() : List.of();
    return new Column(PageText.text(language, title), lines);
  }

  private static Line line(StageResult result, Language language) {
    String state = result.state().tag();
    return new Line(
        state,
        sign(result.state()),
        PageText.text(language, "stage." + result.stage().tag()),
        PageText.text(language, "stage-state." + state),
        result.detail());
  }

  private static String sign(StageState state) {
    return switch (state) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case RUNNING -> "…";
      case PENDING -> "·";
      case SKIPPED -> "–";
    };
  }
}
