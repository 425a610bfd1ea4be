package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * Refusals of a message, its sender or a recipient. What passes with time comes first: some servers
 * give it a number that elsewhere means for ever.
 */
final class SubmissionRules {

  /** The dialogue is not where it should be: no encryption, no sign-in, no right to relay. */
  private static final List<Rule> ACCESS =
      List.of(
          submission(DiagnosisCode.MUST_STARTTLS)
              .says("issue a starttls", "starttls is required", "starttls required"),
          submission(DiagnosisCode.EHLO_REFUSED)
              .says(
                  "helo command rejected",
                  "ehlo command rejected",
                  "invalid helo",
                  "helo argument"),
          submission(DiagnosisCode.MS_BASIC_OFF).says("basic authentication is not supported"),
          submission(DiagnosisCode.MS_BASIC_OFF).enhanced("5.7.30"),
          submission(DiagnosisCode.MS_53057).enhanced("5.7.57"),
          submission(DiagnosisCode.NEED_AUTH).code(530, 535),
          submission(DiagnosisCode.NEED_AUTH)
              .says(
                  "authentication required",
                  "authentication is required",
                  "not logged in",
                  "not authenticated",
                  "anonymous mail",
                  "need auth",
                  "auth first",
                  "authenticate first",
                  "must authenticate"));

  /** Limits and outages, some of them with a number that begins with 5. */
  private static final List<Rule> LIMITS =
      List.of(
          submission(DiagnosisCode.MS_THROTTLE)
              .says("concurrent connections limit exceeded", "sender thread limit"),
          submission(DiagnosisCode.MS_THROTTLE).temporary().says("temporary server error"),
          submission(DiagnosisCode.CONN_LIMIT).enhanced("4.3.2"),
          submission(DiagnosisCode.RCPT_LIMIT)
              .enhanced("5.4.5", "5.1.90", "5.2.121", "5.2.122", "4.7.28", "4.5.3"),
          submission(DiagnosisCode.RCPT_LIMIT)
              .says(
                  "sending limit",
                  "send limit exceeded",
                  "relay limit exceeded",
                  "submissionquotaexceeded",
                  "submission quota exceeded",
                  "daily limit",
                  "hourly limit",
                  "emails per hour",
                  "messages per hour",
                  "failures per hour",
                  "per hour message receive limit",
                  "over the limit",
                  "too much mail from",
                  "too many recipients from",
                  "rate limit",
                  "unusual rate"),
          submission(DiagnosisCode.RCPT_LIMIT).temporary().says("too many recipients"),
          submission(DiagnosisCode.TOO_MANY_RECIPIENTS).enhanced("5.5.3"),
          submission(DiagnosisCode.TOO_MANY_RECIPIENTS).says("too many recipients"),
          submission(DiagnosisCode.GREYLIST)
              .temporary()
              .says("greylist", "graylist", "grey listed", "gray listed"),
          submission(DiagnosisCode.STORAGE).enhanced("4.3.1", "4.2.2", "5.2.2"),
          submission(DiagnosisCode.STORAGE)
              .says(
                  "insufficient system storage",
                  "space shortage",
                  "mailbox full",
                  "mailbox is full",
                  "out of storage",
                  "over quota",
                  "quota exceeded",
                  "exceeded storage"));

  /** Who may write as whom, and to whom through this server. */
  private static final List<Rule> ADDRESSES =
      List.of(
          submission(DiagnosisCode.RELAY)
              .says(
                  "relay access denied",
                  "relay not permitted",
                  "not permitted to relay",
                  "not allowed to relay",
                  "relaying denied",
                  "relaying not",
                  "relay denied",
                  "unable to relay",
                  "credentials for relay"),
          submission(DiagnosisCode.MS_BLOCKED).says("bad outbound sender", "banned sender"),
          submission(DiagnosisCode.MS_BLOCKED)
              .enhanced("5.7.501", "5.7.502", "5.7.503", "5.7.511", "5.7.705", "5.7.708"),
          submission(DiagnosisCode.FROM_DENIED_MS).enhanced("5.2.252", "5.7.60"),
          submission(DiagnosisCode.FROM_DENIED_MS)
              .says("sendasdenied", "permissions to send as this sender"),
          submission(DiagnosisCode.FROM_NOT_OWNED)
              .says(
                  "not owned by",
                  "sender address is not allowed",
                  "sender address not allowed",
                  "sender address does not match",
                  "sender verify fail",
                  "from address not verified",
                  "not allowed to send from",
                  "not allowed to send as",
                  "not authorized to send from",
                  "not authorized to send as"),
          at(DiagnosisCode.FROM_NOT_OWNED, Stage.SENDER, Stage.DATA)
              .says("request failed; mailbox unavailable"),
          submission(DiagnosisCode.FROM_DOMAIN).says("sender address rejected: domain not found"),
          submission(DiagnosisCode.FROM_DOMAIN).enhanced("5.1.8", "4.1.8"));

  /** What is wrong with the message. */
  private static final List<Rule> CONTENTS =
      List.of(
          submission(DiagnosisCode.SIZE).enhanced("5.3.4", "5.2.3"),
          submission(DiagnosisCode.SIZE)
              .permanent()
              .says(
                  "size exceeds",
                  "size limit",
                  "maximum message size",
                  "too big",
                  "too large",
                  "potential security issue",
                  "attachment",
                  "maximum permitted"),
          submission(DiagnosisCode.SIZE).code(552),
          submission(DiagnosisCode.MESSAGE_REFUSED)
              .permanent()
              .says("message-id", "multiple from", "duplicate header", "rfc 5322", "rfc5322"),
          submission(DiagnosisCode.DOMAIN_AUTHENTICATION).enhanced("5.7.26", "5.7.509"),
          submission(DiagnosisCode.DOMAIN_AUTHENTICATION).permanent().says("dmarc", "dkim", "spf "),
          submission(DiagnosisCode.SPAM_BLOCK)
              .permanent()
              .says(
                  "spam",
                  "blacklist",
                  "blocklist",
                  "blocked using",
                  "is listed",
                  "listed in",
                  "listed at",
                  "listed by",
                  "reputation",
                  "user complaints"));

  /** What the stage and the numbers say where no words help. */
  private static final List<Rule> NUMBERS =
      List.of(
          submission(DiagnosisCode.GREYLIST).code(450, 451).enhanced("4.7.1").possible(),
          submission(DiagnosisCode.GREYLIST).code(450).enhanced("4.1.2").possible(),
          submission(DiagnosisCode.TEMPORARY).temporary(),
          submission(DiagnosisCode.RCPT_BAD).enhanced("5.1.1", "5.1.10", "5.2.1"),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT)
              .enhanced("5.1.0", "5.1.2", "5.1.3", "5.1.6", "5.4.1", "5.6.7"),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT)
              .permanent()
              .says(
                  "user unknown",
                  "unknown user",
                  "no such",
                  "does not exist",
                  "doesn't exist",
                  "mailbox unavailable",
                  "unrouteable",
                  "not found"),
          at(DiagnosisCode.SPAM_BLOCK, Stage.RECIPIENT, Stage.DATA)
              .permanent()
              .enhanced("5.7.1")
              .possible(),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER).permanent().says("sender", "smtputf8"),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER).permanent(),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT).permanent(),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.DATA).permanent());

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      Rule.inOrder(List.of(ACCESS, LIMITS, ADDRESSES, CONTENTS, NUMBERS));

  private SubmissionRules() {}

  private static Rule submission(DiagnosisCode code) {
    return at(code, Stage.SENDER, Stage.RECIPIENT, Stage.DATA);
  }

  private static Rule at(DiagnosisCode code, Stage... stages) {
    return diagnose(code).smtp().at(stages);
  }
}
