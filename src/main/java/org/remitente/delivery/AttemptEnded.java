package org.remitente.delivery;

import java.time.Duration;
import java.util.Optional;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.outbox.MessageState;

/**
 * What came of an attempt to send, fired once it is written down and outside of any transaction:
 * for those who count, and must be quick.
 *
 * @param provider id of the provider by whose server the account sends, or {@value #OTHER}
 * @param state where the message stands by this attempt alone; {@code QUEUED} where it was held
 * @param code why it did not succeed; empty where it did
 * @param handOver from the first command to the last reply; empty where no content was handed over
 */
public record AttemptEnded(
    String provider,
    MessageState state,
    Optional<DiagnosisCode> code,
    Optional<Duration> handOver) {

  /** Stands for all servers that the catalogue does not know. */
  public static final String OTHER = "other";

  static AttemptEnded of(String provider, AttemptResult result) {
    return new AttemptEnded(
        provider,
        result.state(),
        Optional.ofNullable(result.diagnosis()).map(Diagnosis::code),
        result.marked() ? Optional.of(result.attempt().length()) : Optional.empty());
  }
}
