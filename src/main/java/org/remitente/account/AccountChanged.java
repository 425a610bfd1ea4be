package org.remitente.account;

/**
 * An account was stored or replaced, its health changed, or whether only its mailbox fails; fired
 * in the transaction that stores this.
 *
 * @param former how it fared before, or null where it is new
 * @param health how it fares now
 */
public record AccountChanged(
    String companyId, String accountId, AccountHealth former, AccountHealth health) {}
