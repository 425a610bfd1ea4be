package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Language;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationState;

class ChecklistTest {

  @Test
  void setsSendingAndFilingSideBySide() {
    Checklist list =
        checklist(
            result(Service.SMTP, Stage.LOGIN, StageState.FAILED),
            result(Service.IMAP, Stage.LOGIN, StageState.PASSED),
            result(Service.MESSAGE, Stage.ARRIVAL, StageState.SKIPPED));

    assertThat(list.columns()).hasSize(2);
    assertThat(list.columns().get(0).lines())
        .containsExactly(
            new Checklist.Line("failed", "✗", "Usuario y contraseña", "ha fallado", null));
    assertThat(list.columns().get(1).lines())
        .extracting(Checklist.Line::sign)
        .containsExactly("✓", "–");
  }

  @Test
  void leavesOutWhatIsNotNeeded() {
    Checklist list =
        checklist(
            result(Service.SMTP, Stage.LOGIN, StageState.RUNNING),
            result(Service.IMAP, Stage.LOGIN, StageState.SKIPPED));

    assertThat(list.columns().get(0).lines()).hasSize(1);
    assertThat(list.columns().get(1).lines()).isEmpty();
    assertThat(list.columns().get(1).note())
        .isEqualTo("Desactivada: nosotros no guardaremos copia.");
  }

  @Test
  void saysOfWhatWasNotReachedNothingElse() {
    Checklist list =
        checklist(
            result(Service.OAUTH, Stage.TOKEN, StageState.FAILED),
            result(Service.SMTP, Stage.LOGIN, StageState.SKIPPED),
            result(Service.IMAP, Stage.LOGIN, StageState.SKIPPED));

    assertThat(list.columns().get(1).lines()).isEmpty();
    assertThat(list.columns().get(1).note()).isEqualTo("No se ha llegado a comprobar.");
  }

  @Test
  void tellsOfTheProvidersOwnInterfaceAlone() {
    Checklist list =
        checklist(
            result(Service.INPUT, Stage.INPUT, StageState.PASSED),
            result(Service.OAUTH, Stage.TOKEN, StageState.PASSED),
            result(Service.GRAPH, Stage.LOGIN, StageState.FAILED));

    assertThat(list.columns()).hasSize(1);
    assertThat(list.columns().get(0).title()).isEqualTo("Envío (Microsoft)");
    assertThat(list.columns().get(0).lines())
        .extracting(Checklist.Line::name)
        .containsExactly("Permiso del proveedor", "Entrada con tu permiso");
  }

  @Test
  void tellsOfTheProvidersOwnInterfaceWhereSmtpIsSwitchedOff() {
    Checklist list =
        checklist(
            result(Service.OAUTH, Stage.TOKEN, StageState.PASSED),
            result(Service.SMTP, Stage.LOGIN, StageState.FAILED),
            result(Service.IMAP, Stage.LOGIN, StageState.PASSED),
            result(Service.GRAPH, Stage.DATA, StageState.PASSED));

    assertThat(list.columns())
        .extracting(Checklist.Column::title)
        .containsExactly("Envío (SMTP)", "Envío (Microsoft)", "Copia en enviados (IMAP)");
  }

  @Test
  void leavesOutAnInterfaceThatWasNotNeeded() {
    Checklist list =
        checklist(
            result(Service.OAUTH, Stage.TOKEN, StageState.PASSED),
            result(Service.SMTP, Stage.LOGIN, StageState.PASSED),
            result(Service.IMAP, Stage.LOGIN, StageState.PASSED),
            result(Service.GRAPH, Stage.DATA, StageState.SKIPPED));

    assertThat(list.columns())
        .extracting(Checklist.Column::title)
        .containsExactly("Envío (SMTP)", "Copia en enviados (IMAP)");
  }

  private static Checklist checklist(StageResult... stages) {
    VerificationReport report =
        new VerificationReport(
            "1",
            VerificationState.RUNNING,
            1,
            null,
            List.of(stages),
            null,
            List.of(),
            null,
            List.of(),
            null,
            List.of());
    return Checklist.of(report, Language.ES);
  }

  private static StageResult result(Service service, Stage stage, StageState state) {
    return new StageResult(service, stage, state, 1L, null);
  }
}
