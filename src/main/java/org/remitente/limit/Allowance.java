package org.remitente.limit;

import java.time.OffsetDateTime;

/**
 * What an account may do now.
 *
 * @param connections that may stand at once, at least 1
 * @param messages that may be sent, {@link #UNLIMITED} where nothing limits them
 * @param next when the next one may be sent, by the database's clock; null where one may now
 */
public record Allowance(int connections, int messages, OffsetDateTime next) {

  /** More than anybody sends. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** Whether nothing may be sent before {@link #next}. */
  public boolean exhausted() {
    return messages == 0;
  }
}
