package org.remitente.outbox;

import java.time.OffsetDateTime;

/**
 * What an account has done and has still to do.
 *
 * @param lastSentAt when somebody last accepted a message of it, or null
 * @param waiting messages that have still to leave by it
 */
public record AccountUse(OffsetDateTime lastSentAt, long waiting) {}
