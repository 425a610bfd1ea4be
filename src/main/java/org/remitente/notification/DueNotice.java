package org.remitente.notification;

import java.time.OffsetDateTime;

/**
 * A notice that a company is to get.
 *
 * @param cause what it tells of, the key of its texts
 * @param endsAt the day that it names, or null
 */
record DueNotice(
    String companyId, String id, String accountId, String cause, OffsetDateTime endsAt) {}
