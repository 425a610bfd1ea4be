package org.remitente.mail;

import java.time.OffsetDateTime;

/**
 * By what a message that was handed over is known again in a mailbox.
 *
 * @param messageId as it was composed, with its angle brackets
 * @param since when it was handed over; where its provider replaced the Message-ID, it is looked
 *     for in headers that no server has an index of, and only among messages of that time
 */
public record MessageTrace(String messageId, OffsetDateTime since) {}
