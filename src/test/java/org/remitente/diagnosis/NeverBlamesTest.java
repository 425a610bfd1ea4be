package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** What holds for every reply, whatever its words. */
class NeverBlamesTest {

  private static final Set<DiagnosisCode> WRONG_PASSWORD =
      EnumSet.of(
          DiagnosisCode.AUTH_BAD,
          DiagnosisCode.AUTH_GMAIL_BAD,
          DiagnosisCode.AUTH_YAHOO_BAD,
          DiagnosisCode.AUTH_APP_PASSWORD,
          DiagnosisCode.AUTH_EXPIRED,
          DiagnosisCode.PWD_TOO_SIMPLE,
          DiagnosisCode.MS_BAD_CRED,
          DiagnosisCode.ZOHO_REGION);

  /** Where the server's code says that it did not look at the password, words do not change it. */
  private static final Set<DiagnosisCode> NOT_JUDGED =
      EnumSet.of(
          DiagnosisCode.AUTH_BAD,
          DiagnosisCode.AUTH_GMAIL_BAD,
          DiagnosisCode.AUTH_YAHOO_BAD,
          DiagnosisCode.MS_BAD_CRED);

  /** The words of every sign-in refusal that was ever collected, whatever number came with them. */
  static Stream<String> wordsOfRefusedSignIns() {
    return WordingsTest.wordings()
        .filter(wording -> wording.service() == Service.SMTP && wording.stage() == Stage.LOGIN)
        .map(wording -> wording.reply().replaceFirst("^\\d{3}[ -](\\d\\.\\d+\\.\\d+ +)?", ""))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("wordsOfRefusedSignIns")
  void noTemporaryReplyIsAWrongPassword(String words) {
    for (String number : List.of("454 4.7.0 ", "421 4.7.0 ", "432 4.3.2 ", "451 ", "435 ")) {
      Diagnosis diagnosis = Replies.refused(Service.SMTP, Stage.LOGIN, number + words);

      assertThat(WRONG_PASSWORD).as(number + words).doesNotContain(diagnosis.code());
      assertThat(diagnosis.fields()).as(number + words).doesNotContain("smtp.password");
    }
  }

  @ParameterizedTest
  @MethodSource("wordsOfRefusedSignIns")
  void noServersOutageIsAWrongPasswordOnImapEither(String words) {
    for (String code : List.of("UNAVAILABLE", "SERVERBUG", "INUSE", "LIMIT", "PRIVACYREQUIRED")) {
      Diagnosis diagnosis =
          Replies.refused(Service.IMAP, Stage.LOGIN, "NO [" + code + "] " + words);

      assertThat(NOT_JUDGED).as(code + " " + words).doesNotContain(diagnosis.code());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO [ALERT] Your account is not enabled for IMAP use. Please visit your settings",
        "NO [AUTHENTICATIONFAILED] IMAP access is disabled for this mailbox",
        "NO [ALERT] IMAP access is disabled for your domain. Please contact your administrator.",
        "NO [AUTHENTICATIONFAILED] You are not allowed to use IMAP",
        "NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials or IMAP is disabled"
      })
  void imapSwitchedOffMarksNoField(String reply) {
    assertThat(Replies.refused(Service.IMAP, Stage.LOGIN, reply).fields()).isEmpty();
  }

  @Test
  void aTokenOfAnotherAudienceIsNoWrongPassword() {
    MailFailure failure =
        new MailFailure(
            Service.IMAP,
            Stage.LOGIN,
            FailureKind.REFUSED,
            Replies.reply(Service.IMAP, "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"),
            Map.of("credential", "token"));

    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);

    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.OA_TOKEN_REFUSED);
    assertThat(diagnosis.fields()).isEmpty();
    assertThat(diagnosis.retry()).isEqualTo(RetryRule.NOW);
  }

  @ParameterizedTest
  @MethodSource("org.remitente.diagnosis.WordingsTest#wordings")
  void whatPassesByItselfMarksNeitherUserNorPassword(WordingsTest.Wording wording) {
    Diagnosis diagnosis = Replies.refused(wording.service(), wording.stage(), wording.reply());
    if (diagnosis.retry() == RetryRule.LATER) {
      assertThat(diagnosis.fields()).doesNotContain("smtp.password", "address", "imap.sentFolder");
    }
  }

  @ParameterizedTest
  @MethodSource("org.remitente.diagnosis.WordingsTest#wordings")
  void noReplyAloneIsProof(WordingsTest.Wording wording) {
    Diagnosis diagnosis = Replies.refused(wording.service(), wording.stage(), wording.reply());
    if (wording.stage().compareTo(Stage.LOGIN) >= 0) {
      assertThat(diagnosis.certainty()).isNotEqualTo(Certainty.SURE);
      assertThat(diagnosis.serverReply()).isEqualTo(wording.reply());
    }
  }
}
