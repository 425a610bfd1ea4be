package org.remitente.checkup;

import java.time.OffsetDateTime;

/**
 * Something that will end.
 *
 * @param at when; null where nobody can tell the day
 */
public record Ending(EndingCause cause, OffsetDateTime at) {}
