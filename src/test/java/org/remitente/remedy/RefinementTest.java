package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.FailureKind;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.remedy.CounterFindings.Outcome;
import org.remitente.shared.HostName;

class RefinementTest {

  private static final ServerEndpoint TLS = at(587, ConnectionSecurity.TLS);
  private static final ServerEndpoint STARTTLS = at(587, ConnectionSecurity.STARTTLS);
  private static final ServerEndpoint SIBLING = at(465, ConnectionSecurity.TLS);

  private static ServerEndpoint at(int port, ConnectionSecurity security) {
    return new ServerEndpoint(new HostName("mail.test"), port, security);
  }

  private static Diagnosis failed(DiagnosisCode code, Stage stage) {
    return new Diagnosis(
        code,
        Service.SMTP,
        stage,
        List.of("smtp.port"),
        Certainty.POSSIBLE,
        code.retry(),
        null,
        Map.of("service", "SMTP"));
  }

  private static CounterFindings reached(ServerEndpoint... endpoints) {
    return new CounterFindings(
        new HashSet<>(List.of(endpoints)), Map.of(), Outcome.NOTHING, null, null);
  }

  private static CounterFindings failing(ServerEndpoint endpoint, FailureKind kind) {
    return new CounterFindings(Set.of(), Map.of(endpoint, kind), Outcome.NOTHING, null, null);
  }

  @Test
  void silenceIsAPortOfTlsWhereTlsIsSpokenThere() {
    Diagnosis silent = failed(DiagnosisCode.TLS_TLS_ON_PLAIN, Stage.GREETING);

    Diagnosis reached = Refinement.of(silent, STARTTLS, reached(TLS));
    assertThat(reached.certainty()).isEqualTo(Certainty.SURE);
    assertThat(reached.fields()).containsExactly("smtp.security");
    assertThat(
            Refinement.of(silent, STARTTLS, failing(TLS, FailureKind.CERTIFICATE_NAME)).certainty())
        .isEqualTo(Certainty.SURE);
    assertThat(Refinement.of(silent, STARTTLS, reached(SIBLING))).isEqualTo(silent);
  }

  @Test
  void aClosedConnectionIsAPortOfTlsWhereTlsIsSpokenThere() {
    Diagnosis closed = failed(DiagnosisCode.TCP_RESET, Stage.GREETING);

    assertThat(Refinement.of(closed, STARTTLS, reached(TLS)).code())
        .isEqualTo(DiagnosisCode.TLS_TLS_ON_PLAIN);
    Diagnosis atConnect = failed(DiagnosisCode.TCP_RESET, Stage.CONNECT);
    assertThat(Refinement.of(atConnect, STARTTLS, reached(TLS))).isEqualTo(atConnect);
  }

  @Test
  void aBrokenHandshakeIsAPortOfStartTlsWhereThatWorks() {
    Diagnosis broken = failed(DiagnosisCode.TLS_VERSION, Stage.TLS);

    Diagnosis refined = Refinement.of(broken, TLS, reached(STARTTLS));
    assertThat(refined.code()).isEqualTo(DiagnosisCode.TLS_PLAIN_ON_TLS);
    assertThat(refined.certainty()).isEqualTo(Certainty.SURE);
    assertThat(Refinement.of(broken, TLS, reached(SIBLING))).isEqualTo(broken);
  }

  @Test
  void hangingUpInTheHandshakeIsAnOldVersionWhereStartTlsFailsInItToo() {
    Diagnosis lost = failed(DiagnosisCode.CONNECTION_LOST, Stage.TLS);

    Diagnosis refined =
        Refinement.of(lost, SIBLING, failing(STARTTLS, FailureKind.HANDSHAKE_FAILED));
    assertThat(refined.code()).isEqualTo(DiagnosisCode.TLS_VERSION);
    assertThat(refined.certainty()).isEqualTo(Certainty.POSSIBLE);
    assertThat(Refinement.of(lost, SIBLING, failing(STARTTLS, FailureKind.CONNECTION_LOST)))
        .isEqualTo(lost);
    Diagnosis old = failed(DiagnosisCode.TLS_VERSION, Stage.TLS);
    assertThat(Refinement.of(old, SIBLING, failing(STARTTLS, FailureKind.HANDSHAKE_FAILED)))
        .isEqualTo(old);
  }

  @Test
  void aServerThatAnswersTlsInClearTextDoesNotWaitForTls() {
    Diagnosis silent = failed(DiagnosisCode.TLS_TLS_ON_PLAIN, Stage.GREETING);

    Diagnosis refined = Refinement.of(silent, STARTTLS, failing(TLS, FailureKind.NOT_TLS));
    assertThat(refined.code()).isEqualTo(DiagnosisCode.CONNECTION_LOST);
    assertThat(refined.fields()).isEmpty();
    assertThat(Refinement.of(silent, STARTTLS, failing(TLS, FailureKind.SILENCE)))
        .isEqualTo(silent);
  }

  @Test
  void aBadCertificateStaysOne() {
    Diagnosis expired = failed(DiagnosisCode.TLS_CERT_EXPIRED, Stage.TLS);

    assertThat(Refinement.of(expired, TLS, reached(STARTTLS))).isEqualTo(expired);
  }

  @Test
  void whatWasProvedElsewhereIsSure() {
    Diagnosis refused = failed(DiagnosisCode.TCP_REFUSED, Stage.CONNECT);
    CounterFindings proved =
        new CounterFindings(Set.of(SIBLING), Map.of(), Outcome.REACHED, SIBLING, null);

    assertThat(Refinement.of(refused, STARTTLS, proved)).isEqualTo(refused.proved());
    assertThat(Refinement.of(refused, STARTTLS, reached(SIBLING))).isEqualTo(refused);
  }

  @Test
  void aTimeOutIsSureWhereAnotherPortGivesASignOfLife() {
    Diagnosis silent = failed(DiagnosisCode.TCP_TIMEOUT, Stage.CONNECT);

    for (FailureKind sign : List.of(FailureKind.CONNECTION_REFUSED, FailureKind.NOT_TLS)) {
      assertThat(Refinement.of(silent, STARTTLS, failing(SIBLING, sign)).certainty())
          .isEqualTo(Certainty.SURE);
    }
    assertThat(Refinement.of(silent, STARTTLS, failing(SIBLING, FailureKind.CONNECT_TIMEOUT)))
        .isEqualTo(silent);
    assertThat(Refinement.of(silent, STARTTLS, failing(SIBLING, FailureKind.ADDRESS_FORBIDDEN)))
        .isEqualTo(silent);
    ServerEndpoint elsewhere =
        new ServerEndpoint(new HostName("other.test"), 465, ConnectionSecurity.TLS);
    assertThat(Refinement.of(silent, STARTTLS, failing(elsewhere, FailureKind.CONNECTION_REFUSED)))
        .isEqualTo(silent);
  }
}
