package org.remitente.oauth;

/** A permission that must be renewed lest it ends unused, by the account that lives on it. */
record DueGrant(String companyId, String accountId) {}
