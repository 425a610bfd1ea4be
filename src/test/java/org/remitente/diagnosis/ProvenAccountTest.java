package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.diagnosis.Replies.failed;
import static org.remitente.diagnosis.Replies.refused;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** What a failure means for an account that has passed before. */
class ProvenAccountTest {

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"REFUSED", "FOLDER_MISSING", "NOT_KEPT", "TOO_LARGE"},
      mode = EnumSource.Mode.EXCLUDE)
  void noFailureToConnectRejectsAMessage(FailureKind kind) {
    for (Stage stage : EnumSet.range(Stage.RESOLVE, Stage.LOGIN)) {
      Diagnosis diagnosis = failed(Service.SMTP, stage, kind);
      assertThat(diagnosis.temporaryForProvenAccount() || diagnosis.stopsAccount()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"CONNECT", "GREETING", "CAPABILITIES", "LOGIN"})
  void anUnknownRefusalBeforeTheMessageRejectsNoMessage(Stage stage) {
    Diagnosis diagnosis = refused(Service.SMTP, stage, "599 Nein");
    assertThat(diagnosis.stopsAccount()).isEqualTo(stage == Stage.LOGIN);
    assertThat(diagnosis.temporaryForProvenAccount()).isEqualTo(stage != Stage.LOGIN);
  }

  @Test
  void anUnknownReplyAboutAMessageConcernsThatMessage() {
    Diagnosis diagnosis = refused(Service.SMTP, Stage.DATA, "399 Nein");
    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.UNKNOWN);
    assertThat(diagnosis.stopsAccount()).isFalse();
    assertThat(diagnosis.temporaryForProvenAccount()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void whatMayPassLaterIsWaitedForOrStopsTheAccount(DiagnosisCode code) {
    if (code.retry() == RetryRule.LATER) {
      assertThat(code.onProvenAccount()).isNotEqualTo(OnProvenAccount.NEITHER);
    }
  }

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void waitingAndStoppingExcludeEachOther(DiagnosisCode code) {
    for (Stage stage : Stage.values()) {
      Diagnosis diagnosis = DiagnosisCatalogue.verdict(code, Service.SMTP, stage);
      assertThat(diagnosis.temporaryForProvenAccount() && diagnosis.stopsAccount()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIN, 535 5.7.8 No, false, true",
    "LOGIN, 454 4.7.0 No, true, false",
    "LOGIN, 534 5.7.14 No, false, true",
    "SENDER, 530 5.7.0 No, false, true",
    "RECIPIENT, 450 4.1.8 Domain not found, true, false",
    "RECIPIENT, 550 5.1.1 No, false, false",
    "DATA, 550 5.4.5 No, true, false",
    "DATA, 552 5.3.4 No, false, false",
    "DATA, 554 5.7.1 No, false, false"
  })
  void refusals(Stage stage, String reply, boolean temporary, boolean stops) {
    Diagnosis diagnosis = refused(Service.SMTP, stage, reply);
    assertThat(diagnosis.temporaryForProvenAccount()).isEqualTo(temporary);
    assertThat(diagnosis.stopsAccount()).isEqualTo(stops);
  }

  @Test
  void aDoubtIsNeverTriedAgainByItself() {
    Diagnosis doubt = failed(Service.SMTP, Stage.DATA, FailureKind.CONNECTION_LOST);
    assertThat(doubt.temporaryForProvenAccount()).isFalse();
    assertThat(doubt.stopsAccount()).isFalse();
  }
}
