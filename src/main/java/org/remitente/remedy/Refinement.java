package org.remitente.remedy;

import java.util.EnumSet;
import java.util.Set;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.FailureKind;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Stage;

/** What counter-tests make of a diagnosis: surer, or another one. Pure. */
final class Refinement {

  /** What a wrong encryption at the right port can look like. */
  private static final Set<DiagnosisCode> LIKE_WRONG_ENCRYPTION =
      EnumSet.of(
          DiagnosisCode.TLS_PLAIN_ON_TLS,
          DiagnosisCode.TLS_TLS_ON_PLAIN,
          DiagnosisCode.TLS_SILENT,
          DiagnosisCode.TLS_VERSION,
          DiagnosisCode.TCP_RESET,
          DiagnosisCode.CONNECTION_LOST,
          DiagnosisCode.PROTOCOL,
          DiagnosisCode.GR_OTHER);

  private Refinement() {}

  static Diagnosis of(Diagnosis failed, ServerEndpoint tried, CounterFindings findings) {
    Diagnosis seen = encryption(failed, tried, findings);
    boolean proved =
        findings.proved().isPresent()
            || seen.code() == DiagnosisCode.TCP_TIMEOUT && findings.heardFrom(tried);
    return proved ? seen.proved() : seen;
  }

  private static Diagnosis encryption(
      Diagnosis failed, ServerEndpoint tried, CounterFindings findings) {
    if (!LIKE_WRONG_ENCRYPTION.contains(failed.code())
        || failed.stage() == Stage.CONNECT
        || failed.stage().compareTo(Stage.GREETING) > 0) {
      return failed;
    }
    ServerEndpoint tls = with(tried, ConnectionSecurity.TLS);
    if (tried.security() == ConnectionSecurity.TLS) {
      return implicitTls(failed, tried, findings);
    }
    if (findings.speaksTls(tls)) {
      return refined(failed, DiagnosisCode.TLS_TLS_ON_PLAIN, Certainty.SURE);
    }
    boolean speaksPlainly =
        failed.code() == DiagnosisCode.TLS_TLS_ON_PLAIN
            && findings.failures().get(tls) == FailureKind.NOT_TLS;
    return speaksPlainly
        ? refined(failed, DiagnosisCode.CONNECTION_LOST, Certainty.PROBABLE)
        : failed;
  }

  private static Diagnosis implicitTls(
      Diagnosis failed, ServerEndpoint tried, CounterFindings findings) {
    if (findings.reached().contains(with(tried, ConnectionSecurity.STARTTLS))) {
      return refined(failed, DiagnosisCode.TLS_PLAIN_ON_TLS, Certainty.SURE);
    }
    // One that hangs up may be out of order; one that also fails in the handshake after STARTTLS
    // was well until then.
    boolean failsEverywhere =
        failed.code() == DiagnosisCode.CONNECTION_LOST
            && findings.failures().containsValue(FailureKind.HANDSHAKE_FAILED);
    return failsEverywhere
        ? refined(failed, DiagnosisCode.TLS_VERSION, Certainty.POSSIBLE)
        : failed;
  }

  private static ServerEndpoint with(ServerEndpoint tried, ConnectionSecurity security) {
    return new ServerEndpoint(tried.host(), tried.port(), security);
  }

  private static Diagnosis refined(Diagnosis failed, DiagnosisCode code, Certainty certainty) {
    return DiagnosisCatalogue.refined(failed, code, certainty);
  }
}
