package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.shared.Language;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationState;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "address, address",
    "displayName, displayName",
    "smtp.port, smtpPort",
    "smtp.password, smtpPassword",
    "imap.sentFolder, imapSentFolder"
  })
  void namesTheInputOfEveryField(String field, String input) {
    assertThat(Verdict.inputOf(field)).isEqualTo(input);
  }

  @Test
  void marksEveryPortThatIsNoNumber() {
    Verdict verdict = Verdict.unreadablePorts(List.of("smtp.port", "imap.port"), Language.EN);

    assertThat(verdict.findings()).hasSize(1);
    assertThat(verdict.findings().get(0).title()).isEqualTo("The port is not a number.");
    assertThat(verdict.problems()).containsOnlyKeys("smtpPort", "imapPort");
  }

  @Test
  void saysThatNothingWasStoredWhereNobodyKnowsWhy() {
    VerificationReport report =
        new VerificationReport(
            "1",
            VerificationState.FAILED,
            10,
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            new LearnedFacts(SentCopyPolicy.OFF, null, null));

    Verdict verdict = Verdict.of(report, Language.ES);

    assertThat(verdict.findings())
        .extracting(Finding::title)
        .containsExactly("La configuración no se ha guardado.");
    assertThat(verdict.problems()).isEqualTo(Map.of());
  }
}
