package org.remitente.account;

import java.time.OffsetDateTime;

/**
 * What was told to end will not: somebody has mended it in time. Fired once for each {@link
 * AccountEnding}, in the transaction that noted it.
 *
 * @param cause what would have ended, as the contract names it
 * @param at when; null where nobody could tell the day
 * @param health how the account fares: another trouble may stand
 */
public record EndingMended(
    String companyId, String accountId, String cause, OffsetDateTime at, AccountHealth health) {}
