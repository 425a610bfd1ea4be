package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * What registered codes mean where the words say nothing that anybody knows: enhanced codes of RFC
 * 3463, 4954, 7372, 7505 and their registry, response codes of RFC 2221, 3501, 5530. What they have
 * in common with others stands in the tables of their stages.
 */
final class RegisteredCodeRules {

  /** At the sign-in. */
  static final List<Rule> SIGN_IN =
      List.of(
          login(DiagnosisCode.AUTH_TEMP).smtp().deferred(),
          login(DiagnosisCode.AUTH_TEMP)
              .enhanced("5.3.0", "5.3.1", "5.3.2", "5.3.5", "5.4.1", "5.4.2", "5.4.3", "5.4.5")
              .not(Topic.FAILED_SIGN_IN),
          login(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("5.2.1", "5.7.17", "5.7.18"),
          login(DiagnosisCode.MECH_MISMATCH).enhanced("5.3.3", "5.7.4", "5.7.6"),
          login(DiagnosisCode.MECH_MISMATCH).enhanced("5.7.9").not(Topic.FAILED_SIGN_IN),
          // It did not understand what was sent, and that we wrote.
          login(DiagnosisCode.INTERNAL)
              .code(500, 501)
              .enhanced("5.5.2", "5.5.4")
              .not(Topic.FAILED_SIGN_IN, Topic.CREDENTIALS)
              .possible(),
          login(DiagnosisCode.AUTH_TEMP).imap().response("CORRUPTION"),
          login(DiagnosisCode.MECH_MISMATCH).imap().response("CANNOT"),
          login(DiagnosisCode.INTERNAL).imap().response("CLIENTBUG", "PARSE", "BADCHARSET"),
          login(DiagnosisCode.AUTH_DISABLED_ACC).imap().response("REFERRAL").possible());

  /** At a message. */
  static final List<Rule> SUBMISSION =
      List.of(
          message(DiagnosisCode.TEMPORARY).permanent().deferred().not(Topic.NO_RECIPIENT),
          message(DiagnosisCode.TEMPORARY).permanent().enhanced("5.4.3"),
          message(DiagnosisCode.STORAGE).permanent().enhanced("5.3.1"),
          message(DiagnosisCode.SIZE).enhanced("5.7.16"),
          message(DiagnosisCode.NEED_AUTH).enhanced("5.7.8", "5.7.9"),
          message(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("5.7.12", "5.7.13"),
          message(DiagnosisCode.AUTH_WEB_LOGIN).enhanced("5.7.14"),
          message(DiagnosisCode.DOMAIN_AUTHENTICATION)
              .enhanced("5.7.21", "5.7.22", "5.7.24", "5.7.29"),
          message(DiagnosisCode.SPAM_BLOCK).enhanced("5.7.2", "5.7.28"),
          // The mailbox that the command named is closed.
          diagnose(DiagnosisCode.AUTH_DISABLED_ACC).smtp().at(Stage.SENDER).enhanced("5.2.1"),
          message(DiagnosisCode.RCPT_BAD).enhanced("5.1.1", "5.1.10", "5.2.1"),
          recipient()
              .enhanced("5.1.0", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.9", "5.4.1", "5.4.4"),
          recipient().enhanced("5.6.7", "5.7.17", "5.7.18", "5.7.19"),
          message(DiagnosisCode.MESSAGE_REFUSED)
              .enhanced("5.3.0", "5.3.2", "5.3.3", "5.3.5", "5.3.6", "5.4.2", "5.4.6", "5.4.7")
              .not(Topic.NOBODY, Topic.NO_RECIPIENT),
          message(DiagnosisCode.MESSAGE_REFUSED)
              .enhanced("5.5.1", "5.5.5", "5.6.1", "5.6.2", "5.6.3", "5.6.4", "5.6.5", "5.6.6")
              .not(Topic.NOBODY, Topic.NO_RECIPIENT),
          message(DiagnosisCode.MESSAGE_REFUSED)
              .enhanced("5.6.8", "5.6.9", "5.7.3", "5.7.4", "5.7.5", "5.7.6", "5.7.7", "5.7.15")
              .not(Topic.NOBODY, Topic.NO_RECIPIENT));

  private RegisteredCodeRules() {}

  private static Rule login(DiagnosisCode code) {
    return diagnose(code).at(Stage.LOGIN);
  }

  private static Rule message(DiagnosisCode code) {
    return diagnose(code).smtp().at(Stage.SENDER, Stage.RECIPIENT, Stage.DATA);
  }

  private static Rule recipient() {
    return diagnose(DiagnosisCode.RCPT_BAD).smtp().at(Stage.RECIPIENT);
  }
}
