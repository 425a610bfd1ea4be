package org.remitente.notification;

/**
 * A notice that a company is to get.
 *
 * @param cause what it tells of, the key of its texts
 */
record DueNotice(String companyId, String id, String accountId, String cause) {}
