package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.diagnosis.Replies.failed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.SubmissionReceipt;

/** Failures that show without a refusal in words. */
class SilentFailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smtp | resolve | UNKNOWN_HOST | dns-nxdomain | smtp.host | never | sure
          imap | resolve | UNKNOWN_HOST | dns-nxdomain | imap.host | never | sure
          smtp | resolve | NO_ADDRESS | dns-no-addr | smtp.host | never | sure
          smtp | resolve | LOOKUP_FAILED | dns-temp | | later | probable
          smtp | connect | ADDRESS_FORBIDDEN | net-blocked-addr | smtp.host | never | sure
          smtp | connect | CONNECTION_REFUSED | tcp-refused | smtp.port smtp.host | never | sure
          imap | connect | CONNECT_TIMEOUT | tcp-timeout | imap.port | never | possible
          smtp | connect | SILENCE | tcp-timeout | smtp.port | never | possible
          smtp | connect | UNREACHABLE | tcp-unreachable | smtp.host | later | probable
          smtp | connect | CONNECTION_LOST | tcp-reset | smtp.host | later | probable
          smtp | greeting | CONNECTION_LOST | tcp-reset | smtp.host | later | probable
          smtp | tls | NOT_TLS | tls-plain-on-tls | smtp.security | never | probable
          imap | greeting | SILENCE | tls-tls-on-plain | imap.security | never | possible
          smtp | tls | SILENCE | tls-silent | smtp.port smtp.security | never | possible
          smtp | starttls | STARTTLS_NOT_OFFERED | tls-no-starttls | smtp.security smtp.port | never | sure
          smtp | tls | HANDSHAKE_FAILED | tls-version | | never | possible
          smtp | tls | CERTIFICATE_EXPIRED | tls-cert-expired | | later | sure
          smtp | tls | CERTIFICATE_NOT_YET_VALID | tls-cert-not-yet | | later | sure
          smtp | tls | CERTIFICATE_SELF_SIGNED | tls-cert-self | smtp.host | never | sure
          imap | tls | CERTIFICATE_UNTRUSTED | tls-cert-untrusted | imap.host | never | sure
          smtp | tls | CERTIFICATE_NAME | tls-cert-host | smtp.host | never | sure
          smtp | login | SIGN_IN_NOT_OFFERED | no-auth-offered | smtp.port smtp.security | never | sure
          imap | login | SIGN_IN_NOT_OFFERED | logindisabled | imap.security | never | sure
          imap | login | MECHANISM_NOT_OFFERED | mech-mismatch | | never | sure
          imap | greeting | ALREADY_SIGNED_IN | gr-preauth | imap.host | never | sure
          smtp | greeting | OTHER_PROTOCOL | gr-other | smtp.host smtp.port | never | probable
          smtp | greeting | PROTOCOL_BROKEN | gr-other | smtp.host smtp.port | never | probable
          smtp | capabilities | PROTOCOL_BROKEN | protocol | smtp.host smtp.port | never | probable
          imap | mailbox | FOLDER_MISSING | sent-none | imap.sentFolder | never | sure
          imap | append | NOT_KEPT | sent-lie | | never | probable
          smtp | login | CONNECTION_LOST | connection-lost | | later | probable
          smtp | tls | CONNECTION_LOST | connection-lost | | later | probable
          imap | append | SILENCE | connection-lost | | later | probable
          smtp | recipient | INTERNAL | internal | | later | sure
          smtp | data | CONNECTION_LOST | data-unknown | | never | sure
          smtp | data | SILENCE | data-unknown | | never | sure
          smtp | data | PROTOCOL_BROKEN | data-unknown | | never | sure
          smtp | data | INTERNAL | data-unknown | | never | sure
          """)
  void kinds(
      String service,
      String stage,
      FailureKind kind,
      String code,
      String fields,
      String retry,
      String certainty) {
    Diagnosis diagnosis =
        failed(
            Service.valueOf(service.toUpperCase(Locale.ROOT)),
            Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
            kind);
    assertThat(diagnosis.code().code()).isEqualTo(code);
    assertThat(diagnosis.fields())
        .isEqualTo(fields == null ? List.of() : Arrays.asList(fields.split(" ")));
    assertThat(diagnosis.retry().tag()).isEqualTo(retry);
    assertThat(diagnosis.certainty().tag()).isEqualTo(certainty);
  }

  @ParameterizedTest
  @CsvSource({
    "IMAP, pop3, gr-pop", "SMTP, POP3, gr-pop", "IMAP, smtp, gr-smtp-on-imap",
    "SMTP, imap, gr-imap-on-smtp", "SMTP, http, gr-http", "IMAP, ssh, gr-other",
    "SMTP, smtp, gr-other", "IMAP, imap, gr-other"
  })
  void namesTheProtocolThatAnswers(Service service, String protocol, String code) {
    Diagnosis diagnosis =
        failed(service, Stage.GREETING, FailureKind.OTHER_PROTOCOL, Map.of("protocol", protocol));
    assertThat(diagnosis.code().code()).isEqualTo(code);
  }

  @Test
  void doesNotBlameTheEncryptionThatStandsForASilentGreeting() {
    Map<String, String> facts = Map.of("security", "tls");
    assertThat(failed(Service.SMTP, Stage.GREETING, FailureKind.SILENCE, facts).code())
        .isEqualTo(DiagnosisCode.CONNECTION_LOST);
  }

  @Test
  void aPublicCertificateWithAGapInItsChainIsTheHostersToMend() {
    Map<String, String> facts = Map.of("chain", "incomplete");
    Diagnosis diagnosis = failed(Service.SMTP, Stage.TLS, FailureKind.CERTIFICATE_UNTRUSTED, facts);
    assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.TLS_CHAIN_INCOMPLETE);
    assertThat(diagnosis.fields()).isEmpty();
  }

  @Test
  void doesNotProposeStarttlsWhereStarttlsFailed() {
    Map<String, String> facts = Map.of("security", "starttls");
    assertThat(failed(Service.SMTP, Stage.TLS, FailureKind.NOT_TLS, facts).code())
        .isEqualTo(DiagnosisCode.TLS_STARTTLS_FAIL);
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void everyKindHasARowAtSomeStage(FailureKind kind) {
    if (kind != FailureKind.REFUSED) {
      assertThat(failed(Service.SMTP, Stage.LOGIN, kind).code())
          .isNotEqualTo(DiagnosisCode.UNKNOWN);
    }
  }

  @Test
  void passesOnWhatIsKnownOfACertificate() {
    Map<String, String> facts = Map.of("names", "mail.acme.es");
    assertThat(failed(Service.IMAP, Stage.TLS, FailureKind.CERTIFICATE_NAME, facts).args())
        .containsOnly(Map.entry("names", "mail.acme.es"), Map.entry("service", "IMAP"));
  }

  @Test
  void isInDoubtOnlyWhereTheContentWasHandedOver() {
    MailFailure lost = MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.CONNECTION_LOST);
    MailFailure ours = MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.INTERNAL);
    assertThat(code(lost, true)).contains(DiagnosisCode.DATA_UNKNOWN);
    assertThat(code(lost, false)).contains(DiagnosisCode.CONNECTION_LOST);
    assertThat(code(ours, true)).contains(DiagnosisCode.DATA_UNKNOWN);
    assertThat(code(ours, false)).contains(DiagnosisCode.INTERNAL);
  }

  @Test
  void judgesARefusalAlsoOfHandedOverContentByItsWords() {
    MailFailure refused =
        MailFailure.refused(
            Service.SMTP, Stage.DATA, Replies.reply(Service.SMTP, "452 4.3.1 Full"));
    assertThat(code(refused, true)).contains(DiagnosisCode.STORAGE);
    assertThat(code(refused, false)).contains(DiagnosisCode.STORAGE);
  }

  @Test
  void wantsASignInWhereAPortForSubmissionRefusesAStranger() {
    String words = "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied";
    MailFailure stranger =
        new MailFailure(
            Service.SMTP,
            Stage.RECIPIENT,
            FailureKind.REFUSED,
            Replies.reply(Service.SMTP, words),
            Map.of("sign-in", "none"));
    assertThat(code(stranger, false)).contains(DiagnosisCode.NEED_AUTH);
    assertThat(Replies.refused(Service.SMTP, Stage.RECIPIENT, words).code())
        .isEqualTo(DiagnosisCode.SPAM_BLOCK);
  }

  @Test
  void saysNothingOfAnAcceptedMessage() {
    assertThat(DiagnosisCatalogue.diagnose(new SubmissionReceipt(List.of(), null, true))).isEmpty();
  }

  private static Optional<DiagnosisCode> code(MailFailure failure, boolean handedOver) {
    return DiagnosisCatalogue.diagnose(new SubmissionReceipt(List.of(), failure, handedOver))
        .map(Diagnosis::code);
  }
}
