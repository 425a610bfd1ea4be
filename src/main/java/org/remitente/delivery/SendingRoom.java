package org.remitente.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.remitente.limit.Allowance;

/**
 * What an account might do at a time.
 *
 * @param at when that was, by the database's clock
 */
public record SendingRoom(OffsetDateTime at, Allowance allowance) {

  /** How long nothing may be sent, since the account has sent as much as it may. */
  Duration pause() {
    return allowance.exhausted() ? Duration.between(at, allowance.next()) : Duration.ZERO;
  }
}
