package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * Refused sign-ins. Policies, outages and limits come before the password: servers give all of them
 * the same numbers.
 */
final class SignInRules {

  /** What is wanted or forbidden, whatever the password. */
  private static final List<Rule> POLICIES =
      List.of(
          // We broke the dialogue ourselves.
          login(DiagnosisCode.INTERNAL).smtp().says("allowed to pipeline", "no identity changes"),
          login(DiagnosisCode.MUST_STARTTLS)
              .smtp()
              .says(
                  "issue a starttls",
                  "starttls is required",
                  "starttls required",
                  "encryption required",
                  "encryption needed",
                  "encryption is required",
                  "tls required",
                  "tls is required",
                  "disallowed on non-secure"),
          login(DiagnosisCode.MUST_STARTTLS).smtp().enhanced("5.7.10", "5.7.11"),
          login(DiagnosisCode.MUST_STARTTLS).smtp().code(523, 538),
          login(DiagnosisCode.LOGINDISABLED).imap().response("PRIVACYREQUIRED"),
          login(DiagnosisCode.LOGINDISABLED)
              .imap()
              .says(
                  "disallowed on non-secure",
                  "starttls required",
                  "via insecure connection",
                  "logindisabled"),
          login(DiagnosisCode.MS_SMTP_OFF_MAILBOX)
              .says("smtpclientauthentication is disabled for the mailbox"),
          login(DiagnosisCode.MS_SMTP_OFF_TENANT).says("smtpclientauthentication is disabled"),
          login(DiagnosisCode.MS_SEC_DEFAULTS).says("security defaults policy"),
          login(DiagnosisCode.MS_COND_ACCESS).says("did not meet the criteria"),
          login(DiagnosisCode.MS_BASIC_OFF)
              .says("basic authentication is disabled", "basic authentication is not supported"),
          login(DiagnosisCode.MS_BASIC_OFF).enhanced("5.7.30"),
          login(DiagnosisCode.MS_BAD_CRED).says("user credentials were incorrect"),
          login(DiagnosisCode.MS_COND_ACCESS).enhanced("5.7.139").possible(),
          login(DiagnosisCode.MS_535_573).enhanced("5.7.3").says("outlook.com"),
          login(DiagnosisCode.IMAP_OFF_ADMIN)
              .imap()
              .says("imap access is disabled for your domain", "contact your domain administrator"),
          login(DiagnosisCode.IMAP_OFF_USER)
              .imap()
              .says(
                  "not enabled for imap",
                  "enable imap",
                  "does not have access rights",
                  "imap access disabled",
                  "imap access is disabled",
                  "imap is disabled"),
          login(DiagnosisCode.AUTH_APP_PASSWORD)
              .says(
                  "application-specific password",
                  "app-specific password",
                  "app password",
                  "invalidsecondfactor"),
          login(DiagnosisCode.AUTH_WEB_LOGIN)
              .says(
                  "via your web browser",
                  "via a web browser",
                  "through your web browser",
                  "with your web browser",
                  "web login required"),
          login(DiagnosisCode.AUTH_WEB_LOGIN).enhanced("5.7.14", "WEBALERT"),
          login(DiagnosisCode.PWD_TOO_SIMPLE).says("too simple"));

  /** Outages and limits: the password was not judged. */
  private static final List<Rule> LIMITS =
      List.of(
          login(DiagnosisCode.QUOTA_BW).says("bandwidth limit"),
          login(DiagnosisCode.QUOTA_BW).imap().response("OVERQUOTA"),
          login(DiagnosisCode.MS_THROTTLE)
              .says("concurrent connections limit exceeded", "sender thread limit"),
          login(DiagnosisCode.MS_THROTTLE).imap().response("THROTTLED"),
          login(DiagnosisCode.MS_THROTTLE).temporary().says("temporary server error"),
          login(DiagnosisCode.AUTH_RATE)
              .says(
                  "too many login",
                  "too many bad auth",
                  "too many auth",
                  "too many failed",
                  "too many invalid",
                  "too many unsuccessful",
                  "rate limit",
                  "temporarily locked",
                  "temporarily blocked",
                  "temporarily disabled"),
          login(DiagnosisCode.CONN_LIMIT)
              .says(
                  "too many simultaneous",
                  "too many concurrent",
                  "too many connections",
                  "maximum number of connections"),
          login(DiagnosisCode.CONN_LIMIT).enhanced("4.3.2"),
          login(DiagnosisCode.CONN_LIMIT).imap().response("LIMIT", "INUSE"),
          login(DiagnosisCode.GR_554)
              .smtp()
              .says("your ip", "ip address", "blacklist", "blocklist", "your country"),
          // A person must change how the password is kept before this server lets one in.
          login(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("4.7.12"),
          login(DiagnosisCode.AUTH_TEMP).imap().response("UNAVAILABLE", "SERVERBUG"));

  /** What is wrong with this account, or with who signs in. */
  private static final List<Rule> ACCOUNTS =
      List.of(
          login(DiagnosisCode.AUTH_GMAIL_BAD)
              .says(
                  "username and password not accepted",
                  "badcredentials",
                  "invalid credentials (failure)"),
          login(DiagnosisCode.AUTH_YAHOO_BAD)
              .says(
                  "#mbr1212",
                  "[authenticationfailed] login invalid credentials",
                  "[authenticationfailed] authenticate invalid credentials"),
          login(DiagnosisCode.AUTH_EXPIRED).imap().response("EXPIRED"),
          login(DiagnosisCode.AUTH_EXPIRED)
              .says("password expired", "password has expired", "password is expired"),
          login(DiagnosisCode.AUTH_NO_PERMISSION)
              .imap()
              .response("AUTHORIZATIONFAILED", "CONTACTADMIN", "NOPERM"),
          login(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("5.7.13"),
          login(DiagnosisCode.AUTH_DISABLED_ACC).code(525),
          login(DiagnosisCode.AUTH_DISABLED_ACC)
              .says(
                  "account disabled",
                  "account locked",
                  "account blocked",
                  "account suspended",
                  "account inactive",
                  "is disabled",
                  "is locked",
                  "is blocked",
                  "is suspended",
                  "is inactive",
                  "been disabled",
                  "been locked",
                  "been blocked",
                  "been suspended"),
          login(DiagnosisCode.AUTH_BAD).imap().response("AUTHENTICATIONFAILED"),
          login(DiagnosisCode.AUTH_TEMP)
              .says("temporar", "ocf12", "at present", "system error", "internal error"),
          login(DiagnosisCode.AUTH_TEMP).temporary());

  /** The way of signing in, then the password itself. */
  private static final List<Rule> PASSWORDS =
      List.of(
          login(DiagnosisCode.MECH_MISMATCH)
              .says(
                  "unrecognized authentication",
                  "unsupported authentication",
                  "invalid authentication mechanism",
                  "authentication is not permitted",
                  "mechanism is too weak",
                  "mechanism not supported",
                  "mechanism not available",
                  "no login methods supported"),
          login(DiagnosisCode.MECH_MISMATCH).enhanced("5.7.4", "5.7.9").code(504, 534),
          login(DiagnosisCode.MECH_MISMATCH).code(504, 534),
          login(DiagnosisCode.NO_AUTH_OFFERED)
              .says("authentication not enabled", "when not advertised"),
          login(DiagnosisCode.NO_AUTH_OFFERED).code(500, 502, 503),
          login(DiagnosisCode.NEED_AUTH).code(530),
          login(DiagnosisCode.AUTH_BAD).enhanced("5.7.8"),
          login(DiagnosisCode.AUTH_BAD)
              .says(
                  "authentication fail",
                  "authentication data",
                  "authentication credentials invalid",
                  "authentication unsuccessful",
                  "invalid credentials",
                  "invalid login",
                  "invalid user",
                  "invalid password",
                  "incorrect",
                  "bad username",
                  "wrong password"),
          login(DiagnosisCode.AUTH_BAD).code(535),
          // Courier and Exchange say no more than this, also where the password is right.
          login(DiagnosisCode.AUTH_BAD).imap().says("login fail", "authenticate fail").possible(),
          login(DiagnosisCode.GR_BYE).imap().begins("* bye").possible());

  /** In order: the first that applies decides. */
  static final List<Rule> RULES = Rule.inOrder(List.of(POLICIES, LIMITS, ACCOUNTS, PASSWORDS));

  private SignInRules() {}

  private static Rule login(DiagnosisCode code) {
    return diagnose(code).at(Stage.LOGIN);
  }
}
