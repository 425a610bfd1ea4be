package org.remitente.account;

import java.time.OffsetDateTime;

/**
 * Something that an account needs to send will end, and somebody must act before; fired once for
 * each cause and day, in the transaction that noted it.
 *
 * @param cause what ends, as the contract names it, such as {@code certificate}
 * @param at when; null where nobody can tell the day, as of a mailbox that fills
 */
public record AccountEnding(String companyId, String accountId, String cause, OffsetDateTime at) {}
