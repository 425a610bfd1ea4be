package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.FailureKind;
import org.remitente.mail.Stage;

/** What is seen from our side of the wire, whatever was or was not said. */
final class ConnectionRules {

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      List.of(
          diagnose(DiagnosisCode.DNS_NXDOMAIN).on(FailureKind.UNKNOWN_HOST).sure(),
          diagnose(DiagnosisCode.DNS_NO_ADDR).on(FailureKind.NO_ADDRESS).sure(),
          diagnose(DiagnosisCode.DNS_TEMP).on(FailureKind.LOOKUP_FAILED),
          diagnose(DiagnosisCode.NET_BLOCKED_ADDR).on(FailureKind.ADDRESS_FORBIDDEN).sure(),
          diagnose(DiagnosisCode.TCP_REFUSED).on(FailureKind.CONNECTION_REFUSED).sure(),
          diagnose(DiagnosisCode.TCP_TIMEOUT).on(FailureKind.CONNECT_TIMEOUT).possible(),
          diagnose(DiagnosisCode.TCP_TIMEOUT).on(FailureKind.SILENCE).at(Stage.CONNECT).possible(),
          diagnose(DiagnosisCode.TCP_UNREACHABLE).on(FailureKind.UNREACHABLE),
          diagnose(DiagnosisCode.TCP_RESET)
              .on(FailureKind.CONNECTION_LOST)
              .at(Stage.CONNECT, Stage.GREETING),
          diagnose(DiagnosisCode.TLS_SILENT).on(FailureKind.SILENCE).at(Stage.TLS).possible(),
          // A server that stays silent although the encryption stands is slow, not mistaken for
          // another.
          diagnose(DiagnosisCode.CONNECTION_LOST)
              .on(FailureKind.SILENCE)
              .at(Stage.GREETING)
              .fact("security", "tls"),
          diagnose(DiagnosisCode.CONNECTION_LOST)
              .on(FailureKind.SILENCE)
              .at(Stage.GREETING)
              .fact("heard", "some"),
          diagnose(DiagnosisCode.TLS_TLS_ON_PLAIN)
              .on(FailureKind.SILENCE)
              .at(Stage.GREETING)
              .possible(),
          diagnose(DiagnosisCode.TLS_STARTTLS_FAIL)
              .on(FailureKind.NOT_TLS)
              .fact("security", "starttls"),
          diagnose(DiagnosisCode.TLS_PLAIN_ON_TLS).on(FailureKind.NOT_TLS),
          diagnose(DiagnosisCode.TLS_VERSION).on(FailureKind.HANDSHAKE_FAILED).possible(),
          diagnose(DiagnosisCode.TLS_CERT_EXPIRED).on(FailureKind.CERTIFICATE_EXPIRED).sure(),
          diagnose(DiagnosisCode.TLS_CERT_NOT_YET).on(FailureKind.CERTIFICATE_NOT_YET_VALID).sure(),
          diagnose(DiagnosisCode.TLS_CERT_SELF).on(FailureKind.CERTIFICATE_SELF_SIGNED).sure(),
          diagnose(DiagnosisCode.TLS_CHAIN_INCOMPLETE)
              .on(FailureKind.CERTIFICATE_UNTRUSTED)
              .fact("chain", "incomplete"),
          diagnose(DiagnosisCode.TLS_CERT_UNTRUSTED).on(FailureKind.CERTIFICATE_UNTRUSTED).sure(),
          diagnose(DiagnosisCode.TLS_CERT_HOST).on(FailureKind.CERTIFICATE_NAME).sure(),
          diagnose(DiagnosisCode.TLS_NO_STARTTLS).on(FailureKind.STARTTLS_NOT_OFFERED).sure(),
          diagnose(DiagnosisCode.OA_APP_CONFIG).on(FailureKind.TOKEN_IN_CLEAR).sure(),
          diagnose(DiagnosisCode.OA_NOT_OFFERED)
              .on(FailureKind.SIGN_IN_NOT_OFFERED)
              .fact("credential", "token")
              .sure(),
          diagnose(DiagnosisCode.OA_NOT_OFFERED)
              .on(FailureKind.MECHANISM_NOT_OFFERED)
              .fact("credential", "token")
              .sure(),
          diagnose(DiagnosisCode.LOGINDISABLED).on(FailureKind.SIGN_IN_NOT_OFFERED).imap().sure(),
          diagnose(DiagnosisCode.NO_AUTH_OFFERED).on(FailureKind.SIGN_IN_NOT_OFFERED).sure(),
          diagnose(DiagnosisCode.MECH_MISMATCH).on(FailureKind.MECHANISM_NOT_OFFERED).sure(),
          diagnose(DiagnosisCode.AUTH_RATE).on(FailureKind.HELD_BACK).sure(),
          diagnose(DiagnosisCode.GR_PREAUTH).on(FailureKind.ALREADY_SIGNED_IN).sure(),
          diagnose(DiagnosisCode.GR_POP)
              .on(FailureKind.OTHER_PROTOCOL)
              .fact("protocol", "pop")
              .sure(),
          diagnose(DiagnosisCode.GR_SMTP_ON_IMAP)
              .on(FailureKind.OTHER_PROTOCOL)
              .imap()
              .fact("protocol", "smtp")
              .sure(),
          diagnose(DiagnosisCode.GR_IMAP_ON_SMTP)
              .on(FailureKind.OTHER_PROTOCOL)
              .smtp()
              .fact("protocol", "imap")
              .sure(),
          diagnose(DiagnosisCode.GR_HTTP)
              .on(FailureKind.OTHER_PROTOCOL)
              .fact("protocol", "http")
              .sure(),
          diagnose(DiagnosisCode.GR_OTHER).on(FailureKind.OTHER_PROTOCOL),
          diagnose(DiagnosisCode.GR_OTHER)
              .on(FailureKind.PROTOCOL_BROKEN)
              .at(Stage.CONNECT, Stage.GREETING),
          diagnose(DiagnosisCode.SENT_NONE).on(FailureKind.FOLDER_MISSING).sure(),
          diagnose(DiagnosisCode.SIZE).on(FailureKind.TOO_LARGE).sure(),
          diagnose(DiagnosisCode.SENT_LIE).on(FailureKind.NOT_KEPT),
          // From here on the server had been told to take the content.
          diagnose(DiagnosisCode.DATA_UNKNOWN)
              .on(FailureKind.CONNECTION_LOST)
              .at(Stage.DATA)
              .sure(),
          diagnose(DiagnosisCode.DATA_UNKNOWN).on(FailureKind.SILENCE).at(Stage.DATA).sure(),
          diagnose(DiagnosisCode.DATA_UNKNOWN)
              .on(FailureKind.PROTOCOL_BROKEN)
              .at(Stage.DATA)
              .sure(),
          diagnose(DiagnosisCode.DATA_UNKNOWN).on(FailureKind.INTERNAL).at(Stage.DATA).sure(),
          diagnose(DiagnosisCode.CONNECTION_LOST).on(FailureKind.CONNECTION_LOST),
          diagnose(DiagnosisCode.CONNECTION_LOST).on(FailureKind.SILENCE),
          diagnose(DiagnosisCode.PROTOCOL).on(FailureKind.PROTOCOL_BROKEN),
          diagnose(DiagnosisCode.INTERNAL).on(FailureKind.INTERNAL).sure());

  private ConnectionRules() {}
}
