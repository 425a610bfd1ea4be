package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.account.AccountSettings;
import org.remitente.account.SendingLimits;
import org.remitente.account.ServerSettings;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;

class VerdictNotesTest {

  private static final AccountSettings SETTINGS =
      new AccountSettings(
          "ana@acme.es",
          null,
          new ServerSettings(
              "smtp.gmial.com", 25, ConnectionSecurity.STARTTLS, "ana@otra.es", Secret.of("x")),
          false,
          null,
          null,
          false,
          false,
          SendingLimits.NONE,
          false);

  private final VerdictNotes notes = new VerdictNotes();

  VerdictNotesTest() {
    notes.senderDomain = SenderDomainTest.publishing();
    notes.mailboxHome = MailboxHomeTest.exchangedBy();
    notes.contact = Optional.of("soporte@remitente.es");
    notes.location = Optional.of("París, 203.0.113.7");
  }

  @Test
  void tellsFromWhereThisServerConnectsAndWhomToAsk() {
    Diagnosis refused =
        DiagnosisCatalogue.verdict(DiagnosisCode.AUTH_WEB_LOGIN, Service.SMTP, Stage.LOGIN);

    Verdict verdict = notes.complete(Verdict.failed(List.of(refused), null), SETTINGS);

    assertThat(verdict.diagnoses().get(0).args())
        .containsEntry("location", "París, 203.0.113.7")
        .containsEntry("contact", "soporte@remitente.es");
  }

  @Test
  void addsNothingThatTheOperatorDidNotSay() {
    notes.contact = Optional.empty();
    notes.location = Optional.empty();
    Diagnosis refused =
        DiagnosisCatalogue.verdict(DiagnosisCode.AUTH_WEB_LOGIN, Service.SMTP, Stage.LOGIN);

    assertThat(notes.complete(refused)).isEqualTo(refused);
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"IN_HOST_FORM", "CANCELLED"})
  void sendsNobodyToSupportForWhatTheyMendThemselves(DiagnosisCode code) {
    Diagnosis own = DiagnosisCatalogue.verdict(code, Service.INPUT, Stage.INPUT);

    assertThat(notes.complete(own)).isEqualTo(own);
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"INTERNAL", "OVERTIME"})
  void sendsThemThereForWhatIsOurs(DiagnosisCode code) {
    assertThat(notes.complete(DiagnosisCatalogue.verdict(code, Service.INPUT, Stage.INPUT)).args())
        .containsKey("contact");
  }

  @Test
  void asksTheSendersDomainOnlyAfterTheServersWereTried() {
    Diagnosis refused =
        DiagnosisCatalogue.verdict(DiagnosisCode.AUTH_BAD, Service.SMTP, Stage.LOGIN);
    Diagnosis mistyped =
        DiagnosisCatalogue.verdict(DiagnosisCode.IN_HOST_FORM, Service.INPUT, Stage.INPUT);

    assertThat(notes.complete(Verdict.failed(List.of(refused), null), SETTINGS).warnings().get(0))
        .satisfies(warning -> assertThat(warning.code()).isEqualTo("in-from-domain"))
        .satisfies(warning -> assertThat(warning.args()).containsEntry("spf", "missing"));
    assertThat(notes.complete(Verdict.failed(List.of(mistyped), null), SETTINGS).warnings().get(0))
        .satisfies(warning -> assertThat(warning.code()).isEqualTo("in-from-domain"))
        .satisfies(warning -> assertThat(warning.args()).doesNotContainKey("spf"));
  }

  @Test
  void saysWhoHasTheMailbox() {
    notes.mailboxHome = MailboxHomeTest.exchangedBy("aspmx.l.google.com");
    MailFailure refused =
        new MailFailure(
            Service.SMTP,
            Stage.LOGIN,
            FailureKind.REFUSED,
            new ServerReply(535, "", "535 Authentication failed"),
            Map.of("host", "mail.acme.es"));
    Diagnosis failed = DiagnosisCatalogue.diagnose(refused, CredentialSource.SMTP);

    Verdict verdict = notes.complete(Verdict.failed(List.of(failed), null), SETTINGS);

    assertThat(verdict.diagnoses().get(0).args())
        .containsEntry("home", "Google Workspace")
        .containsEntry("contact", "soporte@remitente.es");
  }

  @Test
  void warnsOfAMistypedServerThatDoesNotExist() {
    MailFailure unknown =
        new MailFailure(
            Service.SMTP,
            Stage.RESOLVE,
            FailureKind.UNKNOWN_HOST,
            null,
            Map.of("host", "smtp.gmial.com"));
    Verdict failed =
        Verdict.failed(List.of(DiagnosisCatalogue.diagnose(unknown, CredentialSource.SMTP)), null);

    assertThat(notes.complete(failed, SETTINGS).warnings())
        .contains(
            new Warning(
                "in-host-typo", Map.of("host", "smtp.gmial.com", "suggestion", "smtp.gmail.com")))
        .extracting(Warning::code)
        .containsExactly("in-from-domain", "in-port-25", "in-host-typo");
  }

  @Test
  void keepsTheWarningsOfTheVerification() {
    Verdict passed =
        new Verdict(
            List.of(),
            null,
            List.of(new Warning("not-arrived", Map.of())),
            Verdict.NOTHING_LEARNED);

    assertThat(notes.complete(passed, SETTINGS).warnings())
        .extracting(Warning::code)
        .containsExactly("not-arrived", "in-from-domain");
  }
}
