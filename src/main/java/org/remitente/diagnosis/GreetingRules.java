package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.FailureKind;
import org.remitente.mail.Stage;

/** Refusals before the sign-in: greeting, capabilities, STARTTLS. */
final class GreetingRules {

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      List.of(
          at(DiagnosisCode.GR_POP, Stage.GREETING).begins("+ok", "-err").sure(),
          at(DiagnosisCode.GR_IMAP_ON_SMTP, Stage.GREETING)
              .smtp()
              .begins("* ok", "* preauth", "* bye")
              .sure(),
          at(DiagnosisCode.GR_SMTP_ON_IMAP, Stage.GREETING).imap().begins("220").sure(),
          at(DiagnosisCode.GR_HTTP, Stage.GREETING).begins("http/").sure(),
          at(DiagnosisCode.GR_OTHER, Stage.GREETING).begins("ssh-").sure(),
          at(DiagnosisCode.GR_PREAUTH, Stage.GREETING).imap().begins("* preauth").sure(),
          diagnose(DiagnosisCode.TLS_VERSION)
              .on(FailureKind.REFUSED)
              .about(Topic.OLD_ENCRYPTION)
              .possible(),
          // We spoke first, as one does where encryption begins at once.
          at(DiagnosisCode.TLS_PLAIN_ON_TLS, Stage.GREETING, Stage.TLS).says("synchronization"),
          at(DiagnosisCode.QUOTA_BW, Stage.GREETING).imap().about(Topic.BANDWIDTH),
          at(DiagnosisCode.CONN_LIMIT, Stage.GREETING).imap().about(Topic.TOO_MANY_CONNECTIONS),
          at(DiagnosisCode.LOGINDISABLED, Stage.GREETING).imap().about(Topic.ENCRYPTION),
          at(DiagnosisCode.IMAP_OFF_USER, Stage.GREETING)
              .imap()
              .about(Topic.IMAP, Topic.SWITCHED_OFF),
          at(DiagnosisCode.GR_BYE, Stage.GREETING, Stage.CAPABILITIES).imap(),
          at(DiagnosisCode.GR_421, Stage.GREETING).temporary(),
          at(DiagnosisCode.GR_554, Stage.GREETING).code(554),
          at(DiagnosisCode.GR_554, Stage.GREETING).permanent(),
          at(DiagnosisCode.TLS_NO_STARTTLS, Stage.STARTTLS).code(500, 502, 503),
          at(DiagnosisCode.CONN_LIMIT, Stage.STARTTLS).about(Topic.TOO_MANY_CONNECTIONS),
          at(DiagnosisCode.TEMPORARY, Stage.STARTTLS).temporary().about(Topic.TOO_FAST),
          at(DiagnosisCode.TLS_STARTTLS_FAIL, Stage.STARTTLS, Stage.TLS),
          at(DiagnosisCode.MUST_STARTTLS, Stage.CAPABILITIES).says("starttls"),
          at(DiagnosisCode.TEMPORARY, Stage.CAPABILITIES).temporary().says("lookup"),
          at(DiagnosisCode.EHLO_REFUSED, Stage.CAPABILITIES).about(Topic.INTRODUCTION),
          at(DiagnosisCode.TEMPORARY, Stage.CAPABILITIES).temporary(),
          at(DiagnosisCode.EHLO_REFUSED, Stage.CAPABILITIES).permanent());

  private GreetingRules() {}

  private static Rule at(DiagnosisCode code, Stage... stages) {
    return diagnose(code).on(FailureKind.REFUSED).at(stages).possible();
  }
}
