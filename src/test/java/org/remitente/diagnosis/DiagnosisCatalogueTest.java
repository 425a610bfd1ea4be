package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.diagnosis.Replies.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

class DiagnosisCatalogueTest {

  @Test
  void marksTheCredentialsThatImapSignedInWith() {
    MailFailure failure =
        MailFailure.refused(
            Service.IMAP, Stage.LOGIN, Replies.reply(Service.IMAP, "NO [AUTHENTICATIONFAILED] No"));
    assertThat(DiagnosisCatalogue.diagnose(failure, CredentialSource.OWN).fields())
        .containsExactly("imap.username", "imap.password");
    assertThat(DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP).fields())
        .containsExactly("smtp.username", "smtp.password");
  }

  @Test
  void marksSmtpsOwnCredentialsWhateverImapUses() {
    MailFailure failure =
        MailFailure.refused(Service.SMTP, Stage.LOGIN, Replies.reply(Service.SMTP, "535 No"));
    assertThat(DiagnosisCatalogue.diagnose(failure, CredentialSource.OWN).fields())
        .containsExactly("smtp.username", "smtp.password");
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.7.8 No, PROBABLE",
    "535 Incorrect authentication data, PROBABLE",
    "535 No, POSSIBLE",
    "550 No, POSSIBLE",
    "535 5.7.139 No, POSSIBLE"
  })
  void isAsCertainAsTheReplyAllows(String reply, Certainty certainty) {
    assertThat(refused(Service.SMTP, Stage.LOGIN, reply).certainty()).isEqualTo(certainty);
  }

  @Test
  void isNotCertainOfARefusedPasswordWhereTheServerSaysTheSameToEverything() {
    assertThat(refused(Service.IMAP, Stage.LOGIN, "NO LOGIN failed.").certainty())
        .isEqualTo(Certainty.POSSIBLE);
  }

  @ParameterizedTest
  @CsvSource({"550 No such user here, PROBABLE", "550 5.1.1 No, PROBABLE", "550 No, POSSIBLE"})
  void isAsCertainOfARefusedRecipientAsTheReplyAllows(String reply, Certainty certainty) {
    Diagnosis diagnosis = refused(Service.SMTP, Stage.RECIPIENT, reply);
    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.RCPT_BAD);
    assertThat(diagnosis.certainty()).isEqualTo(certainty);
  }

  @Test
  void keepsTheServersOwnWords() {
    assertThat(refused(Service.SMTP, Stage.LOGIN, "550 Nein, danke").serverReply())
        .isEqualTo("550 Nein, danke");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK", "SSH-2.0-x", "+OK POP3", "* OK IMAP", "* BYE x"})
  void doesNotQuoteWhatIsNoMailServerOfThisKind(String greeting) {
    assertThat(refused(Service.SMTP, Stage.GREETING, greeting).serverReply()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void givesAnUnknownReplyTheFieldsOfItsStage(Stage stage) {
    Map<Stage, List<String>> likely =
        Map.of(
            Stage.RESOLVE, List.of("imap.host"),
            Stage.CONNECT, List.of("imap.host", "imap.port"),
            Stage.GREETING, List.of("imap.host", "imap.port"),
            Stage.CAPABILITIES, List.of("imap.host", "imap.port"),
            Stage.TLS, List.of("imap.security", "imap.port"),
            Stage.STARTTLS, List.of("imap.security", "imap.port"),
            Stage.LOGIN, List.of("imap.username", "imap.password"),
            Stage.MAILBOX, List.of("imap.sentFolder"),
            Stage.APPEND, List.of("imap.sentFolder"));
    List<String> expected =
        stage == Stage.SENDER || stage == Stage.RECIPIENT
            ? List.of("address")
            : likely.getOrDefault(stage, List.of());
    assertThat(FieldNames.of(DiagnosisCode.UNKNOWN, Service.IMAP, stage, CredentialSource.OWN))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "454 4.7.0 Authentication failed: invalid credentials",
        "421 5.7.8 Username and password incorrect",
        "432 4.7.12 Incorrect password",
        "451 4.7.0 authentication failed",
        "435 Incorrect authentication data"
      })
  void neverCallsATemporaryReplyAWrongPassword(String reply) {
    Diagnosis diagnosis = refused(Service.SMTP, Stage.LOGIN, reply);
    assertThat(diagnosis.code()).isNotEqualTo(DiagnosisCode.AUTH_BAD);
    assertThat(diagnosis.fields()).isEmpty();
  }

  @Test
  void takesTheSameNumberByItsStage() {
    String reply = "534 No";
    assertThat(refused(Service.SMTP, Stage.LOGIN, reply).code())
        .isEqualTo(DiagnosisCode.MECH_MISMATCH);
    assertThat(refused(Service.SMTP, Stage.SENDER, reply).code())
        .isEqualTo(DiagnosisCode.SENDER_REFUSED);
  }

  @Test
  void readsAResponseCodeBehindAnother() {
    assertThat(refused(Service.IMAP, Stage.LOGIN, "NO [ALERT] [EXPIRED] No").code())
        .isEqualTo(DiagnosisCode.AUTH_EXPIRED);
  }

  @Test
  void makesVerdictsOfTypedSettings() {
    Diagnosis diagnosis =
        DiagnosisCatalogue.input(
            DiagnosisCode.IN_TOO_LONG, List.of("displayName"), Map.of("max", "100"));
    assertThat(diagnosis)
        .isEqualTo(
            new Diagnosis(
                DiagnosisCode.IN_TOO_LONG,
                Service.INPUT,
                Stage.INPUT,
                List.of("displayName"),
                Certainty.SURE,
                RetryRule.NEVER,
                null,
                Map.of("max", "100")));
  }

  @Test
  void makesVerdictsThatNoServerHadAPartIn() {
    assertThat(DiagnosisCatalogue.verdict(DiagnosisCode.OVERTIME, Service.MESSAGE, Stage.ARRIVAL))
        .isEqualTo(
            new Diagnosis(
                DiagnosisCode.OVERTIME,
                Service.MESSAGE,
                Stage.ARRIVAL,
                List.of(),
                Certainty.SURE,
                RetryRule.LATER,
                null,
                Map.of("service", "SMTP")));
  }

  @Test
  void survivesAnEmptyReply() {
    assertThat(refused(Service.SMTP, Stage.DATA, "").code()).isEqualTo(DiagnosisCode.UNKNOWN);
    assertThat(
            DiagnosisCatalogue.diagnose(
                    new MailFailure(Service.SMTP, Stage.LOGIN, FailureKind.REFUSED, null, Map.of()),
                    CredentialSource.SMTP)
                .serverReply())
        .isNull();
  }
}
