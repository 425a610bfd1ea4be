package org.remitente.notification;

import java.time.OffsetDateTime;

/**
 * A notice that a company is to get.
 *
 * @param subject the id of the account or the webhook that it tells of
 * @param cause what it tells of, the key of its texts
 * @param day the day that it names, or null
 */
record DueNotice(String companyId, String id, String subject, String cause, OffsetDateTime day) {}
