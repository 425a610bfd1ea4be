package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.FailureKind;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** Refusals of Microsoft Graph and the Gmail API: their own names say more than the status. */
final class ApiRules {

  /** Where nobody answered; whatever the reason, there is nothing in the settings to change. */
  static final List<Rule> UNSPOKEN =
      List.of(
          diagnose(DiagnosisCode.INTERNAL).on(FailureKind.INTERNAL).at(Stage.CONNECT).sure(),
          diagnose(DiagnosisCode.API_UNREACHABLE).at(Stage.CONNECT).sure());

  /** Who may use it, and for what. */
  private static final List<Rule> ACCESS =
      List.of(
          at(DiagnosisCode.OA_TOKEN_REFUSED, Stage.LOGIN)
              .code(401)
              .enhanced("InvalidAuthenticationToken", "authError", "UNAUTHENTICATED"),
          at(DiagnosisCode.OA_TOKEN_REFUSED, Stage.LOGIN).code(401),
          at(DiagnosisCode.OA_ADMIN, Stage.LOGIN).enhanced("domainPolicy"),
          at(DiagnosisCode.OA_APP_CONFIG, Stage.LOGIN)
              .enhanced("accessNotConfigured", "SERVICE_DISABLED"),
          at(DiagnosisCode.API_NO_MAILBOX, Stage.LOGIN)
              .enhanced(
                  "MailboxNotEnabledForRESTAPI",
                  "MailboxNotSupportedForRESTAPI",
                  "ErrorNonExistentMailbox",
                  "failedPrecondition",
                  "FAILED_PRECONDITION"),
          at(DiagnosisCode.OA_SCOPES_MISSING, Stage.LOGIN)
              .enhanced(
                  "ErrorAccessDenied",
                  "insufficientPermissions",
                  "PERMISSION_DENIED",
                  "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
          at(DiagnosisCode.OA_SCOPES_MISSING, Stage.LOGIN).code(403),
          // An address that leads elsewhere is one that the operator set.
          diagnose(DiagnosisCode.OA_APP_CONFIG).code(301, 302, 303, 307, 308, 404, 405));

  /** Who may send, and how much. */
  private static final List<Rule> SENDERS =
      List.of(
          at(DiagnosisCode.FROM_DENIED_MS, Stage.SENDER).enhanced("ErrorSendAsDenied"),
          at(DiagnosisCode.AUTH_WEB_LOGIN, Stage.SENDER)
              .enhanced("ErrorMessageSubmissionBlocked")
              .says("verify your account", "in your inbox"),
          at(DiagnosisCode.MS_BLOCKED, Stage.SENDER).enhanced("ErrorMessageSubmissionBlocked"),
          diagnose(DiagnosisCode.RCPT_LIMIT)
              .enhanced(
                  "ErrorExceededMessageLimit",
                  "ErrorSubmissionQuotaExceeded",
                  "userRateLimitExceeded",
                  "dailyLimitExceeded",
                  "quotaExceeded"),
          diagnose(DiagnosisCode.RCPT_LIMIT).says("user-rate limit exceeded"),
          diagnose(DiagnosisCode.TEMPORARY).enhanced("rateLimitExceeded", "RATE_LIMIT_EXCEEDED"));

  /** Outages, and what is wrong with the message. */
  private static final List<Rule> MESSAGES =
      List.of(
          diagnose(DiagnosisCode.SIZE).enhanced("ErrorMessageSizeExceeded"),
          diagnose(DiagnosisCode.SIZE).code(413),
          diagnose(DiagnosisCode.STORAGE).enhanced("ErrorQuotaExceeded"),
          diagnose(DiagnosisCode.MS_THROTTLE).of(Service.GRAPH).code(429),
          diagnose(DiagnosisCode.TEMPORARY).code(408, 425, 429),
          diagnose(DiagnosisCode.TEMPORARY).permanent(),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT).enhanced("ErrorInvalidRecipients"),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.DATA));

  /** In order: the first that applies decides. */
  static final List<Rule> REFUSALS = Rule.inOrder(List.of(ACCESS, SENDERS, MESSAGES));

  private ApiRules() {}

  private static Rule at(DiagnosisCode code, Stage stage) {
    return diagnose(code).at(stage);
  }
}
