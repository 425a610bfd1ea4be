package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.remedy.Repair;
import org.remitente.shared.Language;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationState;

class TechnicalDetailTest {

  private static VerificationReport report(VerificationState state, Repair repair) {
    Diagnosis diagnosis =
        DiagnosisCatalogue.verdict(DiagnosisCode.TLS_PLAIN_ON_TLS, Service.SMTP, Stage.TLS);
    return new VerificationReport(
        "v1",
        state,
        812,
        null,
        List.of(
            new StageResult(Service.SMTP, Stage.CONNECT, StageState.PASSED, 12L, null),
            new StageResult(Service.SMTP, Stage.TLS, StageState.FAILED, 30L, null),
            new StageResult(Service.SMTP, Stage.LOGIN, StageState.SKIPPED, null, null)),
        diagnosis,
        List.of(DiagnosisCatalogue.verdict(DiagnosisCode.GR_BYE, Service.IMAP, Stage.GREETING)),
        repair,
        List.of(),
        null,
        List.of("    12 ms  SMTP  < 220 mail.test"));
  }

  @Test
  void tellsStagesWithTheirTimesTheCodesAndTheDialogue() {
    assertThat(TechnicalDetail.of(report(VerificationState.FAILED, null)))
        .isEqualTo(
            """
            verification v1, 812 ms
            smtp connect passed 12 ms
            smtp tls failed 30 ms
            diagnosis tls-plain-on-tls
            also gr-bye
                12 ms  SMTP  < 220 mail.test
            """);
  }

  @Test
  void aRepairIsOfferedInTheWordsOfTheForm() {
    Repair repair = new Repair(Map.of("imap.port", "993", "smtp.security", "starttls"));

    assertThat(RepairOffer.of(report(VerificationState.FAILED, repair), Language.ES).changes())
        .containsExactly(
            new RepairOffer.Change("SMTP · Cifrado", "STARTTLS"),
            new RepairOffer.Change("IMAP · Puerto", "993"));
    assertThat(RepairOffer.of(report(VerificationState.FAILED, null), Language.ES)).isNull();
    assertThat(RepairOffer.of(report(VerificationState.PASSED, repair), Language.ES)).isNull();
  }
}
