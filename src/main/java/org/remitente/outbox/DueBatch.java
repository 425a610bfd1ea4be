package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.limit.Allowance;

/**
 * What was due for an account.
 *
 * @param readAt when it was read, by the database's clock
 * @param allowance what the account might do then
 * @param messages what waits longest first, no more than may be sent
 */
public record DueBatch(OffsetDateTime readAt, Allowance allowance, List<DueMessage> messages) {

  public DueBatch {
    messages = List.copyOf(messages);
  }

  /** How long nothing may be sent, since the account has sent as much as it may. */
  Duration pause() {
    return allowance.exhausted() ? Duration.between(readAt, allowance.next()) : Duration.ZERO;
  }
}
