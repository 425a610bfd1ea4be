package org.remitente.verification;

import java.util.Optional;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.SubmissionReceipt;

/**
 * SMTP's half of a verification: connects, signs in and really submits the test message.
 *
 * @param facts what the server told about itself, or null where one never got so far
 * @param failure why it failed, or null
 * @param diagnosis what that means; empty where it passed
 */
record SubmissionTrial(ServerFacts facts, MailFailure failure, Optional<Diagnosis> diagnosis) {

  static SubmissionTrial of(
      MailTransport transport, TestMessage message, StageBoard board, Cancellation cancellation) {
    try (MailTransport.Connection connection = transport.connect(board)) {
      cancellation.check();
      SubmissionReceipt receipt =
          connection.submit(message.envelope(), message.content(), HandOver.UNMARKED);
      return new SubmissionTrial(
          connection.facts(), receipt.failure(), DiagnosisCatalogue.diagnose(receipt));
    } catch (MailFailureException e) {
      Diagnosis diagnosis = DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.SMTP);
      return new SubmissionTrial(null, e.failure(), Optional.of(diagnosis));
    }
  }

  boolean passed() {
    return failure == null;
  }
}
