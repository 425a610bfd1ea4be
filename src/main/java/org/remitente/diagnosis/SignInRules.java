package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * Refused sign-ins. Policies, outages and limits come before the password: servers give all of them
 * the same numbers.
 */
final class SignInRules {

  /** A challenge or a word that only somebody with a token gets. */
  private static final List<Rule> TOKENS =
      List.of(
          // The answer to XOAUTH2 that says why: a challenge where a verdict was due.
          login(DiagnosisCode.OA_TOKEN_REFUSED).smtp().code(334),
          login(DiagnosisCode.MS_50124).smtp().enhanced("5.5.124"));

  /** What is wanted or forbidden, whoever signs in. */
  static final List<Rule> ENCRYPTION =
      List.of(
          // We broke the dialogue ourselves.
          login(DiagnosisCode.INTERNAL).smtp().says("allowed to pipeline", "no identity changes"),
          login(DiagnosisCode.MUST_STARTTLS).smtp().enhanced("5.7.10", "5.7.11"),
          login(DiagnosisCode.MUST_STARTTLS).smtp().code(523, 538),
          login(DiagnosisCode.MUST_STARTTLS).smtp().permanent().about(Topic.ENCRYPTION),
          login(DiagnosisCode.LOGINDISABLED).imap().response("PRIVACYREQUIRED"),
          login(DiagnosisCode.LOGINDISABLED).imap().says("logindisabled"),
          login(DiagnosisCode.LOGINDISABLED).imap().about(Topic.NO_LOGIN_COMMAND),
          login(DiagnosisCode.LOGINDISABLED).imap().about(Topic.ENCRYPTION));

  /** What is wanted or forbidden, whatever the password. */
  private static final List<Rule> POLICIES =
      List.of(
          login(DiagnosisCode.AUTH_APP_PASSWORD).lasting().about(Topic.APP_PASSWORD),
          login(DiagnosisCode.AUTH_WEB_LOGIN).enhanced("5.7.14", "WEBALERT"),
          login(DiagnosisCode.AUTH_WEB_LOGIN)
              .lasting()
              .about(Topic.BROWSER)
              .not(Topic.EXPIRED_PASSWORD, Topic.WRONG_CREDENTIALS),
          login(DiagnosisCode.PWD_TOO_SIMPLE).lasting().about(Topic.WEAK_PASSWORD),
          login(DiagnosisCode.NO_AUTH_OFFERED)
              .code(502, 503)
              .says("authentication not enabled", "authentication is not enabled"));

  /** Services that are switched off: the password was not judged, or does not matter. */
  static final List<Rule> SERVICES =
      List.of(
          login(DiagnosisCode.IMAP_OFF_ADMIN)
              .imap()
              .about(Topic.IMAP, Topic.SWITCHED_OFF, Topic.ADMINISTRATOR),
          login(DiagnosisCode.IMAP_OFF_USER).imap().about(Topic.IMAP, Topic.SWITCHED_OFF),
          login(DiagnosisCode.IMAP_OFF_USER).imap().says("enable imap", "access rights"),
          login(DiagnosisCode.IMAP_OFF_USER)
              .imap()
              .about(Topic.SERVICE, Topic.SWITCHED_OFF)
              .not(Topic.OUTAGE),
          login(DiagnosisCode.SMTP_OFF_USER)
              .smtp()
              .permanent()
              .not(Topic.MECHANISM)
              .about(Topic.SMTP, Topic.SWITCHED_OFF),
          login(DiagnosisCode.SMTP_OFF_USER)
              .smtp()
              .permanent()
              .about(Topic.SERVICE, Topic.SWITCHED_OFF)
              .not(Topic.OUTAGE));

  /** Outages and limits: the password was not judged. */
  private static final List<Rule> LIMITS =
      List.of(
          login(DiagnosisCode.AUTH_TEMP).about(Topic.BACKEND).not(Topic.WRONG_CREDENTIALS),
          login(DiagnosisCode.QUOTA_BW).about(Topic.BANDWIDTH),
          login(DiagnosisCode.QUOTA_BW).imap().response("OVERQUOTA"),
          login(DiagnosisCode.AUTH_RATE).about(Topic.TOO_MANY_ATTEMPTS),
          login(DiagnosisCode.CONN_LIMIT).about(Topic.TOO_MANY_CONNECTIONS),
          login(DiagnosisCode.CONN_LIMIT).enhanced("4.3.2").code(432),
          login(DiagnosisCode.CONN_LIMIT).imap().response("LIMIT", "INUSE"),
          login(DiagnosisCode.RCPT_LIMIT)
              .smtp()
              .about(Topic.SENDING_LIMIT)
              .not(Topic.WRONG_CREDENTIALS, Topic.CLOSED),
          login(DiagnosisCode.AUTH_PLACE).lasting().about(Topic.PLACE),
          login(DiagnosisCode.GR_554).smtp().permanent().about(Topic.OUR_ADDRESS),
          // A person must change how the password is kept before this server lets one in.
          login(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("4.7.12", "5.7.12"),
          login(DiagnosisCode.AUTH_TEMP).imap().response("UNAVAILABLE", "SERVERBUG", "INPROGRESS"));

  /** What is wrong with this account, or with who signs in. */
  private static final List<Rule> ACCOUNTS =
      List.of(
          login(DiagnosisCode.AUTH_GMAIL_BAD)
              .lasting()
              .says("badcredentials", "invalid credentials (failure)"),
          login(DiagnosisCode.AUTH_GMAIL_BAD)
              .enhanced("5.7.8")
              .says("username and password not accepted"),
          login(DiagnosisCode.AUTH_YAHOO_BAD)
              .lasting()
              .says(
                  "#mbr1212",
                  "[authenticationfailed] login invalid credentials",
                  "[authenticationfailed] authenticate invalid credentials"),
          login(DiagnosisCode.AUTH_EXPIRED).imap().response("EXPIRED"),
          login(DiagnosisCode.AUTH_NO_PERMISSION).imap().about(Topic.DELEGATION),
          login(DiagnosisCode.AUTH_EXPIRED).lasting().about(Topic.EXPIRED_PASSWORD),
          login(DiagnosisCode.AUTH_DISABLED_ACC).enhanced("5.7.13"),
          login(DiagnosisCode.AUTH_DISABLED_ACC).code(525),
          login(DiagnosisCode.AUTH_DISABLED_ACC)
              .lasting()
              .about(Topic.ACCOUNT, Topic.CLOSED)
              .not(Topic.MECHANISM),
          login(DiagnosisCode.AUTH_DISABLED_ACC).lasting().about(Topic.SUSPENDED),
          login(DiagnosisCode.AUTH_DISABLED_ACC).lasting().about(Topic.NOT_SET_UP),
          login(DiagnosisCode.AUTH_DISABLED_ACC).lasting().about(Topic.LICENCE),
          login(DiagnosisCode.AUTH_EXPIRED)
              .lasting()
              .about(Topic.CHANGE_PASSWORD)
              .not(Topic.WRONG_CREDENTIALS, Topic.FAILED_SIGN_IN),
          login(DiagnosisCode.AUTH_NO_PERMISSION).imap().response("AUTHORIZATIONFAILED", "NOPERM"),
          // An administrator is wanted for a fault of the server too.
          login(DiagnosisCode.AUTH_NO_PERMISSION)
              .imap()
              .response("CONTACTADMIN")
              .not(Topic.OUTAGE));

  /** Outages in words, and refused passwords where the words leave no doubt. */
  private static final List<Rule> OUTAGES =
      List.of(
          login(DiagnosisCode.NO_AUTH_OFFERED).code(502, 503).says("on port", "on this port"),
          login(DiagnosisCode.MECH_MISMATCH).about(Topic.MECHANISM).not(Topic.OUTAGE),
          login(DiagnosisCode.AUTH_TEMP).temporary(),
          login(DiagnosisCode.MECH_MISMATCH).about(Topic.MECHANISM),
          login(DiagnosisCode.AUTH_BAD).about(Topic.WRONG_CREDENTIALS),
          // The code says that the password was looked at.
          login(DiagnosisCode.AUTH_BAD).imap().response("AUTHENTICATIONFAILED").about(Topic.OUTAGE),
          login(DiagnosisCode.AUTH_TEMP).about(Topic.OUTAGE));

  /** The way of signing in, as the number tells it. */
  private static final List<Rule> WAYS =
      List.of(
          login(DiagnosisCode.MECH_MISMATCH).enhanced("5.5.6"),
          login(DiagnosisCode.MECH_MISMATCH).code(504, 534),
          login(DiagnosisCode.NO_AUTH_OFFERED)
              .says("authentication not enabled", "when not advertised"),
          login(DiagnosisCode.NO_AUTH_OFFERED).code(500, 502, 503).not(Topic.FAILED_SIGN_IN),
          login(DiagnosisCode.NEED_AUTH).code(530));

  /** What is not the password's fault either, then the password itself. */
  private static final List<Rule> PASSWORDS =
      List.of(
          // What one may not do is no question of the password, whatever else is spoken of.
          login(DiagnosisCode.AUTH_DISABLED_ACC).lasting().about(Topic.NOT_PERMITTED).possible(),
          login(DiagnosisCode.GR_BYE)
              .imap()
              .begins("* bye")
              .not(Topic.FAILED_SIGN_IN, Topic.CREDENTIALS)
              .possible(),
          login(DiagnosisCode.AUTH_DISABLED_ACC)
              .lasting()
              .about(Topic.CONTRACT)
              .not(Topic.CREDENTIALS, Topic.FAILED_SIGN_IN)
              .possible(),
          // A reason that speaks of neither is another one than these, although nobody knows it.
          login(DiagnosisCode.AUTH_DISABLED_ACC)
              .lasting()
              .withReason()
              .not(Topic.CREDENTIALS)
              .possible(),
          login(DiagnosisCode.AUTH_BAD).imap().response("AUTHENTICATIONFAILED"),
          login(DiagnosisCode.AUTH_BAD).enhanced("5.7.8"),
          login(DiagnosisCode.AUTH_BAD).smtp().about(Topic.FAILED_SIGN_IN),
          login(DiagnosisCode.AUTH_BAD).code(535),
          // Courier and Exchange say no more than this, also where the password is right.
          login(DiagnosisCode.AUTH_BAD).imap().says("no login fail").possible(),
          login(DiagnosisCode.AUTH_BAD).imap().about(Topic.FAILED_SIGN_IN),
          login(DiagnosisCode.GR_BYE).imap().begins("* bye").possible());

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      Rule.inOrder(
          List.of(
              TOKENS,
              MicrosoftRules.POLICIES,
              MicrosoftRules.SIGN_IN,
              ENCRYPTION,
              POLICIES,
              LIMITS,
              SERVICES,
              ACCOUNTS,
              OUTAGES,
              WAYS,
              RegisteredCodeRules.SIGN_IN,
              PASSWORDS));

  private SignInRules() {}

  private static Rule login(DiagnosisCode code) {
    return diagnose(code).at(Stage.LOGIN);
  }
}
