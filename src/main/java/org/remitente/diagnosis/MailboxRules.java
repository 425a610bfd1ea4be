package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import org.remitente.mail.Stage;

/** Refusals around the Sent folder. */
final class MailboxRules {

  /** In order: the first that applies decides. */
  static final List<Rule> RULES =
      List.of(
          mailbox(DiagnosisCode.QUOTA_BW).says("bandwidth limit"),
          mailbox(DiagnosisCode.MS_THROTTLE).response("THROTTLED"),
          mailbox(DiagnosisCode.CONN_LIMIT)
              .says(
                  "too many simultaneous", "too many connections", "maximum number of connections"),
          mailbox(DiagnosisCode.TEMPORARY).response("UNAVAILABLE", "SERVERBUG", "INUSE"),
          mailbox(DiagnosisCode.SENT_QUOTA).response("OVERQUOTA"),
          mailbox(DiagnosisCode.SENT_QUOTA).says("quota", "mailbox is full", "mailbox full"),
          mailbox(DiagnosisCode.SENT_LIMIT).response("TOOBIG", "APPENDLIMIT"),
          at(DiagnosisCode.SENT_LIMIT, Stage.APPEND).response("LIMIT"),
          at(DiagnosisCode.SENT_LIMIT, Stage.APPEND)
              .says("appendlimit", "too big", "too large", "size limit"),
          mailbox(DiagnosisCode.CONN_LIMIT).response("LIMIT"),
          mailbox(DiagnosisCode.SENT_TRYCREATE).response("TRYCREATE"),
          mailbox(DiagnosisCode.SENT_NONE).response("NONEXISTENT"),
          mailbox(DiagnosisCode.SENT_NOSELECT)
              .says("noselect", "nonselectable", "not selectable", "nonexistent mailbox"),
          mailbox(DiagnosisCode.SENT_NAMESPACE)
              .says("invalid mailbox name", "prefixed with", "prefix", "namespace"),
          mailbox(DiagnosisCode.SENT_DENIED).response("NOPERM", "CANNOT", "READ-ONLY"),
          mailbox(DiagnosisCode.SENT_DENIED)
              .says("read-only", "permission denied", "access denied", "not allowed"),
          mailbox(DiagnosisCode.SENT_NONE)
              .says("doesn't exist", "does not exist", "no such mailbox", "unknown mailbox"),
          mailbox(DiagnosisCode.TEMPORARY).says("temporar", "try again", "system error"),
          mailbox(DiagnosisCode.TEMPORARY).begins("* bye").possible(),
          mailbox(DiagnosisCode.SENT_DENIED));

  private MailboxRules() {}

  private static Rule mailbox(DiagnosisCode code) {
    return at(code, Stage.MAILBOX, Stage.APPEND);
  }

  private static Rule at(DiagnosisCode code, Stage... stages) {
    return diagnose(code).imap().at(stages);
  }
}
