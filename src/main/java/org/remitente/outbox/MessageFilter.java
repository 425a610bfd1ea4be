package org.remitente.outbox;

import java.time.OffsetDateTime;

/**
 * Which messages a list shows; null means any.
 *
 * @param type the document's type in the contract
 * @param recipient an address, without regard to case
 * @param since accepted at or after
 * @param until accepted before
 */
public record MessageFilter(
    MessageState state,
    String type,
    String number,
    String recipient,
    OffsetDateTime since,
    OffsetDateTime until) {

  /** Every message. */
  public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null, null);
}
