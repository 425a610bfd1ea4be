package org.remitente.work;

/** An account whose work this node alone may do until it gives the claim back or its lease ends. */
public record ClaimedAccount(WorkKind kind, String companyId, String accountId) {}
