package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * Microsoft's own answers: policies that have nothing to do with the password, told by words since
 * they share their numbers.
 */
final class MicrosoftRules {

  /** At the sign-in, with a password or a token. */
  static final List<Rule> POLICIES =
      List.of(
          login(DiagnosisCode.MS_SMTP_OFF_MAILBOX)
              .says("smtpclientauthentication is disabled for the mailbox"),
          login(DiagnosisCode.MS_SMTP_OFF_TENANT).says("smtpclientauthentication is disabled"),
          login(DiagnosisCode.MS_SEC_DEFAULTS).says("security defaults policy"),
          login(DiagnosisCode.MS_COND_ACCESS).says("did not meet the criteria"));

  /** At the sign-in with a password, in order. */
  static final List<Rule> SIGN_IN =
      List.of(
          login(DiagnosisCode.MS_BASIC_OFF)
              .says("basic authentication is disabled", "basic authentication is not supported"),
          login(DiagnosisCode.MS_BASIC_OFF).enhanced("5.7.30"),
          login(DiagnosisCode.MS_BAD_CRED)
              .smtp()
              .permanent()
              .says("user credentials were incorrect"),
          login(DiagnosisCode.MS_COND_ACCESS).enhanced("5.7.139").possible(),
          login(DiagnosisCode.MS_THROTTLE).temporary().says("temporary server error"),
          login(DiagnosisCode.MS_IMAP_NO).imap().is("no authenticate failed.").possible());

  /** Anywhere: they come at the sign-in as well as at whatever command follows it. */
  static final List<Rule> ANYWHERE =
      List.of(
          diagnose(DiagnosisCode.MS_NOT_CONNECTED).imap().says("authenticated but not connected"),
          diagnose(DiagnosisCode.MS_CMD_ERR)
              .imap()
              .begins("bad command error. 10", "bad command error. 12"),
          diagnose(DiagnosisCode.MS_CMD_ERR).imap().says("bye connection closed. 14"),
          // The session that it signed in is not the one that it goes on with.
          diagnose(DiagnosisCode.MS_CMD_ERR)
              .imap()
              .at(Stage.MAILBOX)
              .says("command received in invalid state"),
          diagnose(DiagnosisCode.MS_THROTTLE).imap().response("THROTTLED"),
          diagnose(DiagnosisCode.MS_THROTTLE).imap().says("request is throttled"),
          diagnose(DiagnosisCode.MS_THROTTLE)
              .smtp()
              .says(
                  "concurrent connections limit exceeded",
                  "concurrent server connections",
                  "sender thread limit"));

  /** At a message, in order. */
  static final List<Rule> SUBMISSION =
      List.of(
          message(DiagnosisCode.MS_BASIC_OFF).says("basic authentication is not supported"),
          message(DiagnosisCode.MS_BASIC_OFF).enhanced("5.7.30"),
          message(DiagnosisCode.MS_53057).enhanced("5.7.57"),
          message(DiagnosisCode.MS_THROTTLE).temporary().says("temporary server error"),
          message(DiagnosisCode.MS_BLOCKED).says("bad outbound sender", "banned sender"),
          message(DiagnosisCode.MS_BLOCKED)
              .enhanced(
                  "5.7.501", "5.7.502", "5.7.503", "5.7.511", "5.7.705", "5.7.708", "5.7.750"),
          message(DiagnosisCode.FROM_DENIED_MS).enhanced("5.2.252", "5.7.60"),
          message(DiagnosisCode.FROM_DENIED_MS)
              .says("sendasdenied", "permissions to send as this sender"));

  private MicrosoftRules() {}

  private static Rule login(DiagnosisCode code) {
    return diagnose(code).at(Stage.LOGIN);
  }

  private static Rule message(DiagnosisCode code) {
    return diagnose(code).smtp().at(Stage.SENDER, Stage.RECIPIENT, Stage.DATA);
  }
}
