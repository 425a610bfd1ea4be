package org.remitente.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Language;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;

/**
 * The stages of a verification as the page shows them: sending and filing side by side, so that
 * what is fine is seen to be fine. Where a provider's own interface sends, it files as well.
 */
public record Checklist(List<Column> columns) {

  /**
   * The stages of one service.
   *
   * @param lines empty where nothing of the service was tried
   * @param note why there are none
   */
  public record Column(String title, List<Line> lines, String note) {}

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
    Set<Service> services = EnumSet.noneOf(Service.class);
    report.stages().forEach(each -> services.add(each.service()));
    Optional<Service> api = services.stream().filter(Service::isApi).findFirst();
    boolean bySmtp = api.isEmpty() || services.contains(Service.SMTP);
    List<Column> columns = new ArrayList<>();
    if (bySmtp) {
      columns.add(column(report, language, "smtp", EnumSet.of(Service.OAUTH, Service.SMTP)));
    }
    api.filter(sender -> !bySmtp || isNeeded(stages(report, EnumSet.of(sender))))
        .map(sender -> bySmtp ? EnumSet.of(sender) : EnumSet.of(Service.OAUTH, sender))
        .map(senders -> column(report, language, api.get().tag(), senders))
        .ifPresent(columns::add);
    if (api.isEmpty() || services.contains(Service.IMAP)) {
      columns.add(column(report, language, "imap", EnumSet.of(Service.IMAP, Service.MESSAGE)));
    }
    return new Checklist(columns);
  }

  private static Column column(
      VerificationReport report, Language language, String title, Set<Service> services) {
    boolean permission = report.stages().stream().anyMatch(each -> each.service() == Service.OAUTH);
    List<StageResult> stages = stages(report, services);
    List<Line> lines =
        isNeeded(stages)
            ? stages.stream().map(each -> line(each, permission, language)).toList()
            : List.of();
    // Both services begin together: where sending was tried and filing was not, no copy is wanted.
    boolean tried = isNeeded(stages(report, EnumSet.of(Service.SMTP)));
    return new Column(
        PageText.text(language, "checklist." + title),
        lines,
        PageText.text(language, tried ? "checklist.not-needed" : "checklist.not-reached"));
  }

  private static List<StageResult> stages(VerificationReport report, Set<Service> services) {
    return report.stages().stream().filter(each -> services.contains(each.service())).toList();
  }

  private static boolean isNeeded(List<StageResult> stages) {
    return stages.stream().anyMatch(each -> each.state() != StageState.SKIPPED);
  }

  /**
   * @param permission whether one gets in by a permission, and not by a password
   */
  private static Line line(StageResult result, boolean permission, Language language) {
    String state = result.state().tag();
    boolean byPermission = permission && result.stage() == Stage.LOGIN;
    return new Line(
        state,
        sign(result.state()),
        PageText.text(
            language, "stage." + result.stage().tag() + (byPermission ? ".by-permission" : "")),
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
