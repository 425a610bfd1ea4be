package org.remitente.account;

import java.time.OffsetDateTime;

/**
 * Something that an account needs will end: told once for each, while there is time; observed in
 * the transaction that noted it.
 *
 * @param cause what will end, as a stable code such as {@code certificate} or {@code consent}
 * @param at when it will end
 */
public record AccountEnding(String companyId, String accountId, String cause, OffsetDateTime at) {}
