package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * Refused sign-ins with a token. Nothing that a server says then speaks of a password, although
 * many use the same words for both.
 */
final class TokenSignInRules {

  /** What the token is not good for, and Microsoft's ways to say no. */
  private static final List<Rule> TOKENS =
      List.of(
          login(DiagnosisCode.OA_SCOPES_MISSING).fact("tokenStatus", "insufficient_scope"),
          login(DiagnosisCode.MS_50124).smtp().enhanced("5.5.124"),
          login(DiagnosisCode.OA_TOKEN_REFUSED).says("user credentials were incorrect"),
          login(DiagnosisCode.MS_COND_ACCESS).enhanced("5.7.139").possible(),
          login(DiagnosisCode.MS_535_573).smtp().enhanced("5.7.3"),
          login(DiagnosisCode.MS_THROTTLE).temporary().says("temporary server error"),
          login(DiagnosisCode.MS_IMAP_NO).imap().begins("no authenticate failed").possible(),
          login(DiagnosisCode.OA_TOKEN_REFUSED).smtp().code(334, 535).fact("credential", "token"));

  /** What passes by itself: the token was not judged. */
  private static final List<Rule> OUTAGES =
      List.of(
          login(DiagnosisCode.CONN_LIMIT).about(Topic.TOO_MANY_CONNECTIONS),
          login(DiagnosisCode.CONN_LIMIT).enhanced("4.3.2").code(432),
          login(DiagnosisCode.CONN_LIMIT).imap().response("LIMIT", "INUSE"),
          login(DiagnosisCode.QUOTA_BW).about(Topic.BANDWIDTH),
          login(DiagnosisCode.OA_TEMP).temporary(),
          login(DiagnosisCode.OA_TEMP).about(Topic.TOO_MANY_ATTEMPTS),
          login(DiagnosisCode.OA_TEMP).imap().response("UNAVAILABLE", "SERVERBUG", "INPROGRESS"),
          login(DiagnosisCode.GR_554).smtp().permanent().about(Topic.OUR_ADDRESS));

  /** The account, and in the end the token itself. */
  private static final List<Rule> ACCOUNTS =
      List.of(
          login(DiagnosisCode.AUTH_WEB_LOGIN).enhanced("5.7.14", "WEBALERT"),
          login(DiagnosisCode.AUTH_WEB_LOGIN).about(Topic.BROWSER),
          login(DiagnosisCode.OA_TOKEN_REFUSED).imap().response("AUTHENTICATIONFAILED"),
          login(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("5.7.13"),
          login(DiagnosisCode.AUTH_DISABLED_ACC).code(525),
          login(DiagnosisCode.AUTH_DISABLED_ACC).about(Topic.ACCOUNT, Topic.CLOSED),
          login(DiagnosisCode.AUTH_NO_PERMISSION)
              .imap()
              .response("AUTHORIZATIONFAILED", "CONTACTADMIN", "NOPERM"),
          login(DiagnosisCode.OA_NOT_OFFERED).enhanced("5.7.4").code(504),
          login(DiagnosisCode.OA_NOT_OFFERED).about(Topic.MECHANISM),
          login(DiagnosisCode.OA_TEMP).about(Topic.OUTAGE),
          login(DiagnosisCode.GR_BYE).imap().begins("* bye").possible(),
          login(DiagnosisCode.OA_TOKEN_REFUSED));

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      Rule.inOrder(
          List.of(
              MicrosoftRules.POLICIES,
              TOKENS,
              SignInRules.ENCRYPTION,
              OUTAGES,
              SignInRules.SERVICES,
              ACCOUNTS));

  private TokenSignInRules() {}

  private static Rule login(DiagnosisCode code) {
    return diagnose(code).at(Stage.LOGIN);
  }
}
