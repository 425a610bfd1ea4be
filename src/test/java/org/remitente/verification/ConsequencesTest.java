package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.network.Lifeline;
import org.remitente.remedy.StoredSecrets;
import org.remitente.shared.Language;

/** What a check of a stored account says of how it fares. */
class ConsequencesTest {

  private final List<String> noted = new ArrayList<>();
  private final Consequences consequences = new Consequences();

  ConsequencesTest() {
    consequences.accounts =
        new MailAccounts() {
          @Override
          public void reportHealth(
              String companyId, String id, AccountHealth health, Diagnosis why) {
            noted.add(health.name());
          }

          @Override
          public void reportMailbox(String companyId, String id, Diagnosis why) {
            noted.add(why == null ? "mailbox works" : why.code().code());
          }

          @Override
          public void checked(String companyId, String id) {
            noted.add("checked");
          }
        };
  }

  private void check(Verdict verdict) {
    VerificationTask task =
        new VerificationTask(
            "acme",
            "v",
            VerificationRequest.check("account"),
            null,
            null,
            StoredSecrets.ALL,
            List.of(),
            Language.ES,
            new Lifeline(),
            new CompletableFuture<>());
    consequences.of(
        task, VerificationReport.begun("v", "account", List.of()).judged(verdict), null);
  }

  private static Verdict failed(DiagnosisCode code, Service service, Stage stage) {
    return Verdict.failed(List.of(DiagnosisCatalogue.verdict(code, service, stage)), null);
  }

  @ParameterizedTest
  @CsvSource({"OA_TEMP", "OA_APP_CONFIG"})
  void wantOfATokenThatIsNotTheUsersSaysNothingOfTheAccount(DiagnosisCode code) {
    check(failed(code, Service.OAUTH, Stage.TOKEN));

    assertThat(noted).containsExactly("checked");
  }

  @ParameterizedTest
  @CsvSource({
    "OA_REVOKED, OAUTH, TOKEN, NEEDS_SIGN_IN",
    "UNKNOWN, OAUTH, TOKEN, NEEDS_SIGN_IN",
    "AUTH_BAD, SMTP, LOGIN, NEEDS_SIGN_IN",
    "TCP_TIMEOUT, SMTP, CONNECT, FAILING"
  })
  void whatElseIsFoundIsNews(
      DiagnosisCode code, Service service, Stage stage, AccountHealth health) {
    check(failed(code, service, stage));

    assertThat(noted).containsExactly(health.name(), "checked");
  }

  @Test
  void whatPassedIsWell() {
    check(new Verdict(List.of(), null, List.of(), Verdict.NOTHING_LEARNED));

    assertThat(noted).containsExactly("OK", "mailbox works", "checked");
  }
}
