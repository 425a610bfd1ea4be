package org.remitente.verification;

import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.SubmissionReceipt;

/**
 * SMTP's half of a verification: connects, signs in and really submits the test message.
 *
 * @param facts what the server told about itself, or null where one never got so far
 * @param diagnosis why it failed, or null
 */
record SubmissionTrial(ServerFacts facts, Diagnosis diagnosis) {

  /** Makes the attempt; the board hears of a failure at once. */
  static SubmissionTrial of(
      MailTransport transport, TestMessage message, StageBoard board, Cancellation cancellation) {
    SubmissionTrial trial = attempt(transport, message, board, cancellation);
    if (!trial.passed()) {
      board.failed(trial.diagnosis.service(), trial.diagnosis.stage());
    }
    return trial;
  }

  private static SubmissionTrial attempt(
      MailTransport transport, TestMessage message, StageBoard board, Cancellation cancellation) {
    try (MailTransport.Connection connection = transport.connect(board)) {
      cancellation.check();
      SubmissionReceipt receipt =
          connection.submit(message.envelope(), message.content(), HandOver.UNMARKED);
      return new SubmissionTrial(
          connection.facts(), DiagnosisCatalogue.diagnose(receipt).orElse(null));
    } catch (MailFailureException e) {
      return new SubmissionTrial(
          null, DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.SMTP));
    }
  }

  boolean passed() {
    return diagnosis == null;
  }
}
