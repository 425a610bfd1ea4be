package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.remedy.Repair;
import org.remitente.shared.RecordJson;

class VerificationReportTest {

  private static final LearnedFacts LEARNED =
      new LearnedFacts(SentCopyPolicy.APPEND, "Enviados", 1000L);
  private static final List<StageResult> STAGES =
      List.of(
          new StageResult(Service.SMTP, Stage.CONNECT, StageState.PASSED, 12L, "smtp.acme.es"),
          new StageResult(Service.SMTP, Stage.TLS, StageState.RUNNING, null, null),
          new StageResult(Service.SMTP, Stage.LOGIN, StageState.PENDING, null, null));

  private static final VerificationReport BEGUN =
      VerificationReport.begun("v1", null, List.of())
          .at(STAGES, List.of("     0 ms  SMTP  < 220 mail.test"), 350);

  private static Diagnosis fault(DiagnosisCode code, String field) {
    return DiagnosisCatalogue.input(code, List.of(field), Map.of("max", "200"));
  }

  @Test
  void whatAnyNodeReadsIsWhatWasWritten() {
    VerificationReport report =
        BEGUN.judged(
            new Verdict(
                List.of(
                    fault(DiagnosisCode.IN_TOO_LONG, "displayName"),
                    fault(DiagnosisCode.MS_53057, "address")),
                new Repair(Map.of("smtp.port", "465")),
                List.of(new Warning("sent-folder-created", Map.of("folder", "Enviados"))),
                LEARNED));

    for (VerificationReport each : List.of(BEGUN, report)) {
      assertThat(RecordJson.read(RecordJson.write(each).toString(), VerificationReport.class))
          .isEqualTo(each);
    }
  }

  @Test
  void whatWasWrittenBeforeThereWereDialoguesCanBeRead() {
    JsonObject before =
        Json.createObjectBuilder((JsonObject) RecordJson.write(BEGUN))
            .remove("dialogue")
            .remove("repair")
            .build();

    VerificationReport read = RecordJson.read(before.toString(), VerificationReport.class);

    assertThat(read.dialogue()).isEmpty();
    assertThat(read.repair()).isNull();
    assertThat(read.stages()).isEqualTo(STAGES);
  }

  @Test
  void theFirstDiagnosisIsTheOneToMend() {
    Diagnosis first = fault(DiagnosisCode.IN_HOST_FORM, "smtp.host");
    Diagnosis second = fault(DiagnosisCode.IN_REQUIRED, "address");

    VerificationReport report = BEGUN.judged(Verdict.failed(List.of(first, second), null));

    assertThat(report.state()).isEqualTo(VerificationState.FAILED);
    assertThat(report.diagnosis()).isEqualTo(first);
    assertThat(report.furtherDiagnoses()).containsExactly(second);
    assertThat(report.running()).isFalse();
    assertThat(report.passed()).isFalse();
  }

  @Test
  void withoutDiagnosesItPassed() {
    VerificationReport report =
        BEGUN.judged(new Verdict(List.of(), null, List.of(), LEARNED)).of("a1");

    assertThat(report.passed()).isTrue();
    assertThat(report.diagnosis()).isNull();
    assertThat(report.accountId()).isEqualTo("a1");
    assertThat(report.learned()).isEqualTo(LEARNED);
  }

  @Test
  void whatHadNotHappenedWhenItWasStoppedIsLeftOut() {
    VerificationReport report =
        BEGUN.ended(
            DiagnosisCatalogue.verdict(DiagnosisCode.CANCELLED, Service.INPUT, Stage.INPUT));

    assertThat(report.state()).isEqualTo(VerificationState.FAILED);
    assertThat(report.diagnosis().code()).isEqualTo(DiagnosisCode.CANCELLED);
    assertThat(report.stages())
        .extracting(StageResult::state)
        .containsExactly(StageState.PASSED, StageState.SKIPPED, StageState.SKIPPED);
  }
}
