package org.remitente.outbox;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What was due for an account.
 *
 * @param readAt when it was read, by the database's clock
 * @param messages what waits longest first
 */
public record DueBatch(OffsetDateTime readAt, List<DueMessage> messages) {

  public DueBatch {
    messages = List.copyOf(messages);
  }
}
