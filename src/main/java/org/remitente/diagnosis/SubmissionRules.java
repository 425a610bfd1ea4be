package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/**
 * Refusals of a message, its sender or a recipient. What passes with time comes first: some servers
 * give it a number that elsewhere means for ever.
 */
final class SubmissionRules {

  /** Limits and outages, some of them with a number that begins with 5. */
  private static final List<Rule> LIMITS =
      List.of(
          submission(DiagnosisCode.AUTH_WEB_LOGIN).permanent().about(Topic.BROWSER),
          submission(DiagnosisCode.AUTH_EXPIRED).permanent().about(Topic.EXPIRED_PASSWORD),
          submission(DiagnosisCode.AUTH_EXPIRED).permanent().about(Topic.CHANGE_PASSWORD),
          submission(DiagnosisCode.SIZE).enhanced("5.3.4", "5.2.3"),
          submission(DiagnosisCode.CONN_LIMIT).enhanced("4.3.2").code(432),
          submission(DiagnosisCode.RCPT_LIMIT)
              .enhanced(
                  "5.4.5", "5.1.90", "5.2.121", "5.2.122", "4.7.28", "4.5.3", "5.7.232", "5.7.233"),
          submission(DiagnosisCode.GREYLIST).about(Topic.GREYLISTED),
          submission(DiagnosisCode.RCPT_LIMIT).temporary().about(Topic.TOO_MANY_RECIPIENTS),
          submission(DiagnosisCode.TOO_MANY_RECIPIENTS).enhanced("5.5.3"),
          submission(DiagnosisCode.TOO_MANY_RECIPIENTS)
              .about(Topic.TOO_MANY_RECIPIENTS)
              .not(Topic.SENDING_LIMIT),
          submission(DiagnosisCode.TEMPORARY).temporary().says("in this connection"),
          submission(DiagnosisCode.RCPT_LIMIT).says("submission quota", "submissionquota"),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.DATA).enhanced("5.6.0").not(Topic.UNWANTED),
          submission(DiagnosisCode.STORAGE).enhanced("4.2.2", "5.2.2"),
          submission(DiagnosisCode.STORAGE).says("storage allocation"),
          submission(DiagnosisCode.RCPT_LIMIT).about(Topic.SENDING_LIMIT).not(Topic.TOO_LARGE),
          submission(DiagnosisCode.STORAGE).code(452).enhanced("4.3.1"),
          submission(DiagnosisCode.STORAGE).about(Topic.NO_ROOM));

  /** The dialogue is not where it should be: no encryption, no sign-in, no right to relay. */
  private static final List<Rule> ACCESS =
      List.of(
          submission(DiagnosisCode.MUST_STARTTLS).says("starttls"),
          submission(DiagnosisCode.MUST_STARTTLS).enhanced("5.7.10", "5.7.11"),
          submission(DiagnosisCode.MUST_STARTTLS).code(530).about(Topic.ENCRYPTION),
          submission(DiagnosisCode.MUST_STARTTLS).permanent().about(Topic.ENCRYPTION_WANTED),
          submission(DiagnosisCode.AUTH_DISABLED_ACC).permanent().about(Topic.SENDING_CLOSED),
          submission(DiagnosisCode.AUTH_DISABLED_ACC).permanent().about(Topic.LICENCE),
          at(DiagnosisCode.AUTH_DISABLED_ACC, Stage.SENDER).permanent().about(Topic.SUSPENDED),
          submission(DiagnosisCode.EHLO_REFUSED)
              .about(Topic.INTRODUCTION)
              .not(Topic.AUTHENTICATION_WANTED),
          submission(DiagnosisCode.FROM_NOT_OWNED).says("relaying disallowed as"),
          submission(DiagnosisCode.FROM_NOT_OWNED).code(553).about(Topic.FOREIGN_SENDER),
          submission(DiagnosisCode.TEMPORARY).temporary().about(Topic.COME_AGAIN, Topic.RELAY),
          submission(DiagnosisCode.RELAY).about(Topic.RELAY),
          // Forbidden, as in HTTP: gateways to web services say so.
          submission(DiagnosisCode.FROM_NOT_OWNED).code(403, 530).about(Topic.FOREIGN_SENDER),
          submission(DiagnosisCode.NEED_AUTH).permanent().about(Topic.AUTHENTICATION_WANTED),
          submission(DiagnosisCode.NEED_AUTH).code(530),
          // Postfix' ports for submission word so that they are for those who signed in.
          submission(DiagnosisCode.NEED_AUTH)
              .fact("sign-in", "none")
              .says("client host rejected: access denied"),
          submission(DiagnosisCode.FROM_NOT_OWNED).code(535).about(Topic.FOREIGN_SENDER),
          submission(DiagnosisCode.NEED_AUTH).code(535));

  /** Who may write as whom. */
  private static final List<Rule> SENDERS =
      List.of(
          submission(DiagnosisCode.DOMAIN_AUTHENTICATION)
              .enhanced("5.7.20", "5.7.23", "5.7.26", "5.7.509"),
          submission(DiagnosisCode.DOMAIN_AUTHENTICATION).permanent().about(Topic.DOMAIN_PROOF),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT).enhanced("5.1.2"),
          submission(DiagnosisCode.FROM_DOMAIN)
              .about(Topic.SENDER_DOMAIN)
              .not(Topic.FOREIGN_SENDER, Topic.UNWANTED),
          submission(DiagnosisCode.FROM_DOMAIN).says("sender address rejected: domain not found"),
          submission(DiagnosisCode.FROM_DOMAIN).enhanced("5.1.8", "4.1.8", "5.7.27"),
          submission(DiagnosisCode.FROM_NOT_OWNED).about(Topic.FOREIGN_SENDER).not(Topic.OUTAGE),
          submission(DiagnosisCode.FROM_NOT_OWNED).permanent().about(Topic.FOREIGN_SENDER),
          at(DiagnosisCode.FROM_NOT_OWNED, Stage.SENDER, Stage.DATA)
              .says("request failed; mailbox unavailable"));

  /** What is wrong with the message. */
  private static final List<Rule> CONTENTS =
      List.of(
          submission(DiagnosisCode.SIZE).permanent().about(Topic.TOO_LARGE),
          submission(DiagnosisCode.SIZE).permanent().about(Topic.FORBIDDEN_FILE),
          submission(DiagnosisCode.MESSAGE_REFUSED).permanent().about(Topic.MALFORMED),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER).permanent().about(Topic.LISTED_SENDER),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER, Stage.DATA)
              .permanent()
              .about(Topic.INVALID_SENDER)
              .not(Topic.UNWANTED),
          submission(DiagnosisCode.SPAM_BLOCK).enhanced("5.7.25"),
          submission(DiagnosisCode.SPAM_BLOCK).permanent().about(Topic.UNWANTED),
          at(DiagnosisCode.AUTH_DISABLED_ACC, Stage.SENDER)
              .permanent()
              .about(Topic.ACCOUNT, Topic.CLOSED)
              .not(Topic.NOT_SET_UP),
          submission(DiagnosisCode.TEMPORARY).permanent().about(Topic.COME_AGAIN));

  /** What the stage and the numbers say where no words help. */
  private static final List<Rule> NUMBERS =
      List.of(
          submission(DiagnosisCode.GREYLIST).code(450, 451).enhanced("4.7.1").possible(),
          submission(DiagnosisCode.GREYLIST).code(450).enhanced("4.1.2").possible(),
          submission(DiagnosisCode.TEMPORARY).temporary(),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.RECIPIENT).code(503).possible(),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.RECIPIENT).permanent().about(Topic.COMMAND_FORM),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT).permanent().about(Topic.NOBODY),
          at(DiagnosisCode.STORAGE, Stage.RECIPIENT).code(552),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.SENDER).permanent().about(Topic.COMMAND_FORM),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER)
              .permanent()
              .says("sender", "mail from", "smtputf8"),
          at(DiagnosisCode.SIZE, Stage.SENDER, Stage.DATA).code(552),
          at(DiagnosisCode.SPAM_BLOCK, Stage.RECIPIENT, Stage.DATA)
              .permanent()
              .enhanced("5.7.1")
              .possible(),
          at(DiagnosisCode.SPAM_BLOCK, Stage.RECIPIENT, Stage.DATA).code(571),
          // All that Exim says where its administrator forbade something and gave no reason.
          at(DiagnosisCode.SPAM_BLOCK, Stage.RECIPIENT)
              .permanent()
              .says("administrative prohibition")
              .possible(),
          // A reason that does not speak of the address is another one, although nobody knows it.
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.SENDER)
              .permanent()
              .withReason()
              .not(Topic.SENDER)
              .possible(),
          at(DiagnosisCode.SENDER_REFUSED, Stage.SENDER).permanent(),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.RECIPIENT)
              .permanent()
              .withReason()
              .not(Topic.RECIPIENT)
              .possible(),
          at(DiagnosisCode.RCPT_BAD, Stage.RECIPIENT).permanent(),
          at(DiagnosisCode.RCPT_BAD, Stage.DATA).permanent().about(Topic.NO_RECIPIENT),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.DATA).permanent());

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      Rule.inOrder(
          List.of(
              MicrosoftRules.SUBMISSION,
              LIMITS,
              ACCESS,
              SENDERS,
              CONTENTS,
              RegisteredCodeRules.SUBMISSION,
              NUMBERS));

  private SubmissionRules() {}

  private static Rule submission(DiagnosisCode code) {
    return at(code, Stage.SENDER, Stage.RECIPIENT, Stage.DATA);
  }

  private static Rule at(DiagnosisCode code, Stage... stages) {
    return diagnose(code).smtp().at(stages);
  }
}
