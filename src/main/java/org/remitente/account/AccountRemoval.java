package org.remitente.account;

/**
 * An account is about to be deleted. Observers run in the same transaction and may refuse with a
 * {@code ConflictException}.
 *
 * @param cancelQueued whether messages that still wait are to be cancelled; without it their
 *     presence is a conflict
 */
public record AccountRemoval(String companyId, String accountId, boolean cancelQueued) {}
