package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/** Refusals around the Sent folder. */
final class MailboxRules {

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      List.of(
          mailbox(DiagnosisCode.QUOTA_BW).about(Topic.BANDWIDTH),
          mailbox(DiagnosisCode.AUTH_WEB_LOGIN).about(Topic.BROWSER),
          mailbox(DiagnosisCode.CONN_LIMIT).about(Topic.TOO_MANY_CONNECTIONS),
          mailbox(DiagnosisCode.TEMPORARY)
              .response("UNAVAILABLE", "SERVERBUG", "INUSE", "INPROGRESS", "CORRUPTION"),
          mailbox(DiagnosisCode.SENT_QUOTA).response("OVERQUOTA"),
          mailbox(DiagnosisCode.SENT_LIMIT).response("TOOBIG", "APPENDLIMIT"),
          at(DiagnosisCode.SENT_LIMIT, Stage.APPEND).response("LIMIT"),
          at(DiagnosisCode.SENT_LIMIT, Stage.APPEND).about(Topic.TOO_LARGE),
          mailbox(DiagnosisCode.SENT_QUOTA).about(Topic.NO_ROOM),
          mailbox(DiagnosisCode.SENT_QUOTA).says("disk full", "disk is full"),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.APPEND).about(Topic.MALFORMED),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.APPEND).about(Topic.BAD_ARGUMENT),
          mailbox(DiagnosisCode.SENT_DENIED).about(Topic.FOLDER_LIMIT),
          mailbox(DiagnosisCode.CONN_LIMIT).response("LIMIT"),
          mailbox(DiagnosisCode.SENT_TRYCREATE).response("TRYCREATE"),
          mailbox(DiagnosisCode.SENT_NONE).response("NONEXISTENT"),
          mailbox(DiagnosisCode.SENT_NAMESPACE).says("namespace", "be prefixed with"),
          mailbox(DiagnosisCode.SENT_NOSELECT).about(Topic.NO_MESSAGES_IN_FOLDER),
          mailbox(DiagnosisCode.SENT_NAMESPACE).about(Topic.FOLDER_NAME),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.APPEND).about(Topic.UNWANTED).not(Topic.FOLDER),
          mailbox(DiagnosisCode.SENT_DENIED).response("NOPERM", "CANNOT", "READ-ONLY"),
          mailbox(DiagnosisCode.SENT_DENIED).about(Topic.FORBIDDEN_FOLDER),
          mailbox(DiagnosisCode.SENT_NONE).about(Topic.NO_FOLDER),
          mailbox(DiagnosisCode.TEMPORARY).about(Topic.OUTAGE),
          mailbox(DiagnosisCode.TEMPORARY).about(Topic.TEMPORARY),
          mailbox(DiagnosisCode.TEMPORARY).begins("* bye").possible(),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.APPEND)
              .response("UNKNOWN-CTE", "BADURL", "PARSE", "CLIENTBUG"),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.APPEND).begins("bad ").possible(),
          // A command that it does not understand is no word about the folder.
          mailbox(DiagnosisCode.TEMPORARY).begins("bad ").possible(),
          mailbox(DiagnosisCode.TEMPORARY).response("CLIENTBUG"),
          at(DiagnosisCode.MESSAGE_REFUSED, Stage.APPEND)
              .withReason()
              .about(Topic.MESSAGE)
              .not(Topic.FOLDER)
              .possible(),
          mailbox(DiagnosisCode.SENT_DENIED));

  private MailboxRules() {}

  private static Rule mailbox(DiagnosisCode code) {
    return at(code, Stage.MAILBOX, Stage.APPEND);
  }

  private static Rule at(DiagnosisCode code, Stage... stages) {
    return diagnose(code).imap().at(stages);
  }
}
