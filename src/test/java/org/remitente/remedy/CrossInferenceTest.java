package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

class CrossInferenceTest {

  private static final Credentials ONE = new Credentials("ana", Secret.of("s3creto"));
  private static final Credentials OTHER = new Credentials("ana", Secret.of("otra"));

  private static TriedServer tried(Service service, Credentials credentials) {
    return new TriedServer(
        service,
        new EmailAddress("ana@acme.es"),
        new ServerEndpoint(new HostName("mail.acme.es"), 587, ConnectionSecurity.STARTTLS),
        credentials,
        false,
        false);
  }

  private static Judged passed(Service service, Credentials credentials) {
    return Judged.passed(tried(service, credentials));
  }

  private static Judged failed(
      Service service, Credentials credentials, DiagnosisCode code, Stage stage, String... fields) {
    Diagnosis diagnosis =
        new Diagnosis(
            code,
            service,
            stage,
            List.of(fields),
            Certainty.PROBABLE,
            code.retry(),
            "535 No",
            Map.of());
    return Judged.failed(tried(service, credentials), diagnosis);
  }

  private static Judged refused(Service service, Credentials credentials) {
    return failed(service, credentials, DiagnosisCode.AUTH_BAD, Stage.LOGIN, "smtp.password");
  }

  private static List<DiagnosisCode> codes(Judged... sides) {
    return CrossInference.inOrderOfMending(CrossInference.of(List.of(sides))).stream()
        .map(Diagnosis::code)
        .toList();
  }

  @Test
  void whatWasAcceptedStaysAcceptedWhateverElseIsFound() {
    Judged silent =
        failed(Service.SMTP, ONE, DiagnosisCode.TCP_TIMEOUT, Stage.CONNECT, "smtp.port");
    Judged accepted = failed(Service.SMTP, ONE, DiagnosisCode.SPAM_BLOCK, Stage.DATA);
    Proof proof = new Proof(silent.tried().endpoint(), "ana");

    assertThat(silent.proving(proof, false).accepted()).isFalse();
    assertThat(silent.proving(proof, true).accepted()).isTrue();
    assertThat(accepted.proving(proof, false).accepted()).isTrue();
    assertThat(accepted.proving(proof, false).spokenTo()).isEqualTo(proof.endpoint());
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"AUTH_BAD", "AUTH_GMAIL_BAD", "AUTH_YAHOO_BAD", "MS_BAD_CRED", "UNKNOWN"})
  void whatOneSideAcceptsIsNotWrongAtTheOther(DiagnosisCode code) {
    Judged smtp = failed(Service.SMTP, ONE, code, Stage.LOGIN, "smtp.password");

    List<Judged> seen = CrossInference.of(List.of(smtp, passed(Service.IMAP, ONE)));

    Diagnosis news = seen.get(0).news();
    assertThat(news.code()).isEqualTo(DiagnosisCode.AUTH_ONE_SIDE);
    assertThat(news.certainty()).isEqualTo(Certainty.SURE);
    assertThat(news.fields()).containsExactly("smtp.host", "smtp.port");
    assertThat(news.serverReply()).isEqualTo("535 No");
    assertThat(seen.get(1).passed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"AUTH_TEMP", "MS_SMTP_OFF_MAILBOX", "AUTH_APP_PASSWORD", "IMAP_OFF_USER"})
  void whatIsNotAboutTheCredentialsStaysWhatItIs(DiagnosisCode code) {
    Judged imap = failed(Service.IMAP, ONE, code, Stage.LOGIN);

    assertThat(codes(passed(Service.SMTP, ONE), imap)).containsExactly(code);
  }

  @Test
  void otherCredentialsSayNothing() {
    assertThat(codes(refused(Service.SMTP, ONE), passed(Service.IMAP, OTHER)))
        .containsExactly(DiagnosisCode.AUTH_BAD);
    List<Judged> both = List.of(refused(Service.SMTP, ONE), refused(Service.IMAP, OTHER));
    assertThat(CrossInference.of(both)).isEqualTo(both);
  }

  @Test
  void aServerWithoutSignInSaysNothing() {
    List<Judged> sides = List.of(passed(Service.SMTP, null), refused(Service.IMAP, ONE));

    assertThat(CrossInference.of(sides)).isEqualTo(sides);
    assertThat(CrossInference.of(List.of(refused(Service.SMTP, ONE))))
        .containsExactly(refused(Service.SMTP, ONE));
  }

  @Test
  void aSideThatFailedBeyondTheSignInHasAcceptedIt() {
    Judged smtp = failed(Service.SMTP, ONE, DiagnosisCode.FROM_NOT_OWNED, Stage.SENDER, "address");

    assertThat(codes(smtp, refused(Service.IMAP, ONE)))
        .containsExactly(DiagnosisCode.AUTH_ONE_SIDE, DiagnosisCode.FROM_NOT_OWNED);
    Judged before =
        failed(Service.SMTP, ONE, DiagnosisCode.TCP_REFUSED, Stage.CONNECT, "smtp.port");
    assertThat(codes(before, refused(Service.IMAP, ONE)))
        .containsExactly(DiagnosisCode.AUTH_BAD, DiagnosisCode.TCP_REFUSED);
  }

  @Test
  void whatBothRefuseIsSureToBeWrong() {
    List<Judged> seen =
        CrossInference.of(List.of(refused(Service.SMTP, ONE), refused(Service.IMAP, ONE)));

    assertThat(seen)
        .allSatisfy(
            side -> {
              assertThat(side.news().code()).isEqualTo(DiagnosisCode.AUTH_BAD);
              assertThat(side.news().certainty()).isEqualTo(Certainty.SURE);
            });
  }

  @Test
  void whatAPersonCanChangeComesBeforeWhatOnlyTimeCan() {
    Judged expired = failed(Service.SMTP, ONE, DiagnosisCode.TLS_CERT_EXPIRED, Stage.TLS);
    Judged closed =
        failed(Service.IMAP, ONE, DiagnosisCode.TCP_REFUSED, Stage.CONNECT, "imap.port");

    assertThat(codes(expired, closed))
        .containsExactly(DiagnosisCode.TCP_REFUSED, DiagnosisCode.TLS_CERT_EXPIRED);
    assertThat(codes(passed(Service.SMTP, ONE), passed(Service.IMAP, ONE))).isEmpty();
  }

  @Test
  void ofTwoAlikeSmtpComesFirst() {
    Judged smtp = failed(Service.SMTP, ONE, DiagnosisCode.GR_HTTP, Stage.GREETING, "smtp.port");
    Judged imap = failed(Service.IMAP, ONE, DiagnosisCode.TCP_REFUSED, Stage.CONNECT, "imap.port");

    assertThat(codes(smtp, imap)).containsExactly(DiagnosisCode.GR_HTTP, DiagnosisCode.TCP_REFUSED);
  }

  @Test
  void aSignInThatAnotherPortRefusedComesBeforeItsConnection() {
    Judged smtp = failed(Service.SMTP, ONE, DiagnosisCode.TCP_REFUSED, Stage.CONNECT, "smtp.port");
    ServerEndpoint sibling =
        new ServerEndpoint(new HostName("mail.acme.es"), 465, ConnectionSecurity.TLS);
    Judged reached = smtp.refusedAt(sibling, refused(Service.SMTP, ONE).news());

    assertThat(reached.spokenTo()).isEqualTo(sibling);
    assertThat(
            codes(
                failed(Service.SMTP, OTHER, DiagnosisCode.GR_HTTP, Stage.GREETING, "smtp.port"),
                reached))
        .containsExactly(DiagnosisCode.AUTH_BAD, DiagnosisCode.GR_HTTP, DiagnosisCode.TCP_REFUSED);
  }
}
