package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.RetryRule;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.RemitenteException;
import org.remitente.verification.StageResult;
import org.remitente.verification.StageState;
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
  void marksTheAddressOfAnAccountThatIsThereAlready() {
    Verdict verdict = Verdict.known("compras@acme.test", Language.ES);

    assertThat(verdict.findings())
        .extracting(Finding::title)
        .containsExactly("Ya tienes configurada la cuenta compras@acme.test.");
    assertThat(verdict.problems())
        .containsExactly(
            Map.entry("address", "Cámbiala en la lista de cuentas en lugar de añadirla otra vez."));
  }

  @ParameterizedTest
  @CsvSource({
    "messages-wait, Ahora no se puede cambiar la dirección de correo.",
    "provider-not-configured, Ese inicio de sesión ya no está disponible aquí.",
    "sign-in-state, Ese inicio de sesión ya no vale.",
  })
  void tellsWhyNothingCanBeBegunAsThingsAre(String conflict, String title) {
    assertThat(refused(new ConflictException(conflict))).containsExactly(title);
  }

  @Test
  void tellsWhatIsGoneAndWhatWasTooOften() {
    assertThat(refused(new NotFoundException("account")))
        .containsExactly("Esta cuenta ya no existe.");
    assertThat(refused(new RateLimitedException(Duration.ofHours(1))))
        .containsExactly("Has hecho muchas comprobaciones seguidas.");
  }

  private static List<String> refused(RemitenteException why) {
    return Verdict.refused(why, Language.ES).findings().stream().map(Finding::title).toList();
  }

  @Test
  void marksWhatIsWrongWithAWish() {
    Verdict verdict = Verdict.refused(new InvalidInputException("address", "address"), Language.ES);

    assertThat(verdict.findings()).hasSize(1);
    assertThat(verdict.problems().get("address")).contains("nombre@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "address, false, false",
    "smtpPassword, false, false",
    "smtpHost, true, false",
    "imapPassword, true, true"
  })
  void knowsWhatIsFoldedAway(String input, boolean ofServers, boolean ofMore) {
    Verdict verdict = new Verdict(List.of(), Map.of(input, "…"));

    assertThat(verdict.marksServers()).isEqualTo(ofServers);
    assertThat(verdict.marksMore()).isEqualTo(ofMore);
  }

  @Test
  void saysThatNothingWasStoredWhereNobodyKnowsWhy() {
    Verdict verdict = Verdict.of(failed(null), Language.ES);

    assertThat(verdict.findings())
        .extracting(Finding::title)
        .containsExactly("La configuración no se ha guardado.");
    assertThat(verdict.problems()).isEqualTo(Map.of());
  }

  @Test
  void handsOnWhatOnlyAnAdministratorCanDo() {
    Diagnosis off =
        DiagnosisCatalogue.verdict(DiagnosisCode.MS_SMTP_OFF_TENANT, Service.SMTP, Stage.LOGIN);

    Finding finding = Verdict.of(failed(off), Language.ES).findings().get(0);

    assertThat(finding.help()).startsWith("https://");
    assertThat(finding.forAdministrator()).contains("Set-TransportConfig");
  }

  @Test
  void saysOnceWhatBothServersSayOfThePasswordTheyShare() {
    Diagnosis smtp = refused(Service.SMTP, "535 5.7.8 No", "smtp.username", "smtp.password");
    Diagnosis imap = refused(Service.IMAP, "NO Denied", "smtp.username", "smtp.password");

    Verdict verdict = Verdict.of(failed(smtp, imap), Language.ES);

    assertThat(verdict.findings()).extracting(Finding::serverReply).containsExactly("535 5.7.8 No");
    assertThat(verdict.problems()).containsOnlyKeys("smtpUsername", "smtpPassword");
  }

  @Test
  void tellsApartTwoPasswordsThatAreBothRefused() {
    Diagnosis smtp = refused(Service.SMTP, "535 5.7.8 No", "smtp.username", "smtp.password");
    Diagnosis imap = refused(Service.IMAP, "NO Denied", "imap.username", "imap.password");

    Verdict verdict = Verdict.of(failed(smtp, imap), Language.ES);

    assertThat(verdict.findings())
        .extracting(Finding::serverReply)
        .containsExactly("535 5.7.8 No", "NO Denied");
  }

  @Test
  void saysOnceThatSomethingIsMissingAndMarksEveryFieldOfIt() {
    Verdict verdict =
        Verdict.of(failed(missing("smtp.password"), missing("imap.host")), Language.ES);

    assertThat(verdict.findings()).hasSize(1);
    assertThat(verdict.problems()).containsOnlyKeys("smtpPassword", "imapHost");
  }

  @Test
  void leadsToTheConsentThatItSpeaksOf() {
    Diagnosis unencrypted =
        diagnosis(DiagnosisCode.IN_UNENCRYPTED, Service.INPUT, Stage.INPUT, null, "smtp.security");

    Verdict verdict = Verdict.of(failed(unencrypted), Language.ES);

    assertThat(verdict.problems())
        .containsOnlyKeys("smtpSecurity", "acceptUnencrypted")
        .containsEntry("acceptUnencrypted", "Revisa también este dato.");
    assertThat(verdict.marksMore()).isTrue();
  }

  @Test
  void tellsItBesideThePasswordWhereTheAddressIsTheUser() {
    Diagnosis both = refused(Service.SMTP, "535 5.7.8 No", "smtp.username", "smtp.password");

    Map<String, String> problems =
        Verdict.of(failed(both), Language.ES).withUserAtAddress(Language.ES).problems();

    assertThat(problems).containsOnlyKeys("smtpPassword", "address");
    assertThat(problems.get("smtpPassword")).startsWith("Revisa los campos Usuario y Contraseña");
    assertThat(problems.get("address")).isEqualTo("Revisa también este dato.");
  }

  @Test
  void tellsBesideTheAddressWhatIsWrongWithTheUserAlone() {
    Diagnosis user = refused(Service.SMTP, "535 5.7.8 No", "smtp.username");

    Map<String, String> problems =
        Verdict.of(failed(user), Language.ES).withUserAtAddress(Language.ES).problems();

    assertThat(problems).containsOnlyKeys("address");
    assertThat(problems.get("address")).startsWith("Revisa los campos");
  }

  @Test
  void tellsThatSendingWorksWhereOnlyImapFails() {
    Diagnosis imap = refused(Service.IMAP, "NO Denied", "imap.username", "imap.password");
    Diagnosis smtp = refused(Service.SMTP, "535 5.7.8 No", "smtp.username");
    StageResult sent = new StageResult(Service.SMTP, Stage.DATA, StageState.PASSED, 10L, null);

    assertThat(Verdict.of(failed(List.of(sent), imap), Language.ES).findings())
        .extracting(Finding::title)
        .first()
        .isEqualTo("El envío (SMTP) funciona. Lo que falla es IMAP.");
    assertThat(Verdict.of(failed(List.of(), imap), Language.ES).findings()).hasSize(1);
    assertThat(Verdict.of(failed(List.of(sent), smtp), Language.ES).findings()).hasSize(1);
  }

  @Test
  void asksForNoCorrectionWhereTheMailboxIsFull() {
    Diagnosis full =
        DiagnosisCatalogue.verdict(DiagnosisCode.SENT_QUOTA, Service.IMAP, Stage.APPEND);
    StageResult sent = new StageResult(Service.SMTP, Stage.DATA, StageState.PASSED, 10L, null);

    assertThat(Verdict.of(failed(List.of(sent), full), Language.ES).findings()).hasSize(1);
  }

  @Test
  void tellsApartTwoServersWithTheSameFault() {
    Diagnosis smtp =
        DiagnosisCatalogue.verdict(DiagnosisCode.TLS_CERT_EXPIRED, Service.SMTP, Stage.TLS);
    Diagnosis imap =
        DiagnosisCatalogue.verdict(DiagnosisCode.TLS_CERT_EXPIRED, Service.IMAP, Stage.TLS);

    assertThat(Verdict.of(failed(smtp, imap), Language.ES).findings()).hasSize(2);
  }

  @Test
  void callsThePasswordOfImapAsItsFieldIsCalled() {
    Diagnosis imap = refused(Service.IMAP, "NO Denied", "imap.username", "imap.password");

    assertThat(Verdict.of(failed(imap), Language.ES).problems().get("imapUsername"))
        .startsWith("Revisa los campos Usuario de IMAP y Contraseña de IMAP.");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void diagnosesCallFieldsAsThePageDoes(Language language) {
    ResourceBundle diagnoses =
        ResourceBundle.getBundle(
            "org.remitente.diagnosis.diagnosis",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));

    diagnoses.keySet().stream()
        .filter(key -> key.startsWith("field."))
        .forEach(
            key ->
                assertThat(diagnoses.getString(key))
                    .isEqualTo(
                        PageText.text(
                            language,
                            "field." + Verdict.inputOf(key.substring("field.".length())))));
  }

  private static Diagnosis missing(String field) {
    return diagnosis(DiagnosisCode.IN_REQUIRED, Service.INPUT, Stage.INPUT, null, field);
  }

  private static Diagnosis refused(Service service, String reply, String... fields) {
    return diagnosis(DiagnosisCode.AUTH_BAD, service, Stage.LOGIN, reply, fields);
  }

  private static Diagnosis diagnosis(
      DiagnosisCode code, Service service, Stage stage, String reply, String... fields) {
    return new Diagnosis(
        code, service, stage, List.of(fields), Certainty.SURE, RetryRule.NEVER, reply, Map.of());
  }

  private static VerificationReport failed(Diagnosis diagnosis, Diagnosis... further) {
    return failed(List.of(), diagnosis, further);
  }

  private static VerificationReport failed(
      List<StageResult> stages, Diagnosis diagnosis, Diagnosis... further) {
    return new VerificationReport(
        "1",
        VerificationState.FAILED,
        10,
        null,
        stages,
        diagnosis,
        List.of(further),
        null,
        List.of(),
        new LearnedFacts(SentCopyPolicy.OFF, null, null),
        List.of());
  }
}
