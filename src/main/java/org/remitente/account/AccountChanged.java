package org.remitente.account;

/**
 * An account was stored or replaced, or its health changed; told when the transaction has
 * succeeded.
 *
 * @param health how it fares now
 */
public record AccountChanged(String companyId, String accountId, AccountHealth health) {}
