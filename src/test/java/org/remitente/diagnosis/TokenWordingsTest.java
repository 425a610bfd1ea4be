package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Language;

/** Refused sign-ins with a token: {@code token-wordings.txt}. */
class TokenWordingsTest {

  /** What nobody who signed in on a provider's page can have done wrong, or mend. */
  private static final Set<DiagnosisCode> OF_PASSWORDS =
      EnumSet.of(
          DiagnosisCode.AUTH_BAD,
          DiagnosisCode.AUTH_ONE_SIDE,
          DiagnosisCode.AUTH_GMAIL_BAD,
          DiagnosisCode.AUTH_YAHOO_BAD,
          DiagnosisCode.AUTH_APP_PASSWORD,
          DiagnosisCode.AUTH_EXPIRED,
          DiagnosisCode.AUTH_TEMP,
          DiagnosisCode.AUTH_RATE,
          DiagnosisCode.PWD_TOO_SIMPLE,
          DiagnosisCode.MS_BAD_CRED,
          DiagnosisCode.MS_BASIC_OFF,
          DiagnosisCode.NEED_AUTH,
          DiagnosisCode.ZOHO_REGION,
          DiagnosisCode.UNKNOWN);

  static Stream<WordingsTest.Wording> wordings() {
    return WordingsTest.wordings("token-wordings.txt");
  }

  /** Every refusal of a sign-in that was ever collected, of passwords too. */
  static Stream<WordingsTest.Wording> refusedSignIns() {
    return Stream.concat(WordingsTest.wordings(), wordings())
        .filter(wording -> wording.stage() == Stage.LOGIN && !wording.service().isApi());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wordings")
  void meansWhatItSays(WordingsTest.Wording wording) {
    Diagnosis diagnosis = Replies.refusedToken(wording.service(), wording.stage(), wording.reply());

    assertThat(diagnosis.code()).isEqualTo(wording.code());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedSignIns")
  void noReplyToATokenSpeaksOfAPassword(WordingsTest.Wording wording) {
    Diagnosis diagnosis = Replies.refusedToken(wording.service(), wording.stage(), wording.reply());

    assertThat(OF_PASSWORDS).doesNotContain(diagnosis.code());
    assertThat(diagnosis.fields()).isSubsetOf("address");
  }

  @ParameterizedTest
  @CsvSource({"SMTP", "IMAP"})
  void tellsAMissingScopeByTheChallenge(Service service) {
    MailFailure failure =
        new MailFailure(
            service,
            Stage.LOGIN,
            FailureKind.REFUSED,
            Replies.reply(service, service == Service.SMTP ? "535 5.7.8 No" : "NO No"),
            Map.of(
                "credential", "token",
                "tokenStatus", "insufficient_scope",
                "scopes", "https://mail.google.com/"));

    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);

    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.OA_SCOPES_MISSING);
    assertThat(DiagnosisTexts.advice(diagnosis, Language.ES)).endsWith("https://mail.google.com/.");
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN_IN_NOT_OFFERED, LOGIN, OA_NOT_OFFERED",
    "MECHANISM_NOT_OFFERED, LOGIN, OA_NOT_OFFERED",
    "TOKEN_IN_CLEAR, INPUT, OA_APP_CONFIG",
    "CERTIFICATE_NAME, TLS, TLS_CERT_HOST"
  })
  void marksNoFieldOfServersWhereThereIsNone(FailureKind kind, Stage stage, DiagnosisCode code) {
    for (Service service : new Service[] {Service.SMTP, Service.IMAP}) {
      Diagnosis diagnosis = Replies.failed(service, stage, kind, Map.of("credential", "token"));

      assertThat(diagnosis.code()).isEqualTo(code);
      assertThat(diagnosis.fields()).isEmpty();
    }
  }

  @Test
  void marksTheFolderOfSomebodyWhoSignedInWithAToken() {
    Diagnosis diagnosis =
        Replies.refusedToken(Service.IMAP, Stage.MAILBOX, "NO [NONEXISTENT] No such folder");

    assertThat(diagnosis.fields()).containsExactly("imap.sentFolder");
  }

  @Test
  void sendsNobodyWhoSignedInToTheInstructionsForMailPrograms() {
    String reply = "403 insufficientPermissions Request had insufficient authentication scopes.";

    assertThat(HelpLinks.of(Replies.refusedToken(Service.GMAIL, Stage.LOGIN, reply))).isEmpty();
  }

  @Test
  void anApiThatCannotBeReachedIsNobodysMistake() {
    for (FailureKind kind :
        EnumSet.of(
            FailureKind.UNKNOWN_HOST,
            FailureKind.CONNECTION_REFUSED,
            FailureKind.CERTIFICATE_UNTRUSTED,
            FailureKind.HANDSHAKE_FAILED,
            FailureKind.SILENCE)) {
      Diagnosis diagnosis = Replies.failed(Service.GRAPH, Stage.CONNECT, kind);

      assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.API_UNREACHABLE);
      assertThat(diagnosis.fields()).isEmpty();
      assertThat(diagnosis.temporaryForProvenAccount()).isTrue();
      assertThat(DiagnosisTexts.title(diagnosis, Language.ES))
          .isEqualTo("Ahora no llegamos a Microsoft Graph.");
    }
  }

  @Test
  void aMessageThatIsTooLargeForAnApiIsToldTheLimit() {
    Diagnosis diagnosis =
        Replies.failed(
            Service.GRAPH, Stage.DATA, FailureKind.TOO_LARGE, Map.of("limit", "3145728"));

    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.SIZE);
    assertThat(DiagnosisTexts.advice(diagnosis, Language.ES)).endsWith("de hasta 3 MB.");
  }
}
