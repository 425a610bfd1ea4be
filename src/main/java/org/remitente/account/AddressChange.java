package org.remitente.account;

/**
 * An account is about to get another address. Observers run in the same transaction and may refuse
 * with a {@code ConflictException}: messages that wait carry the old one.
 */
public record AddressChange(String companyId, String accountId) {}
