package org.remitente.event;

import java.time.OffsetDateTime;

/**
 * Something that happened.
 *
 * @param position its place in the order of telling; grows, with gaps
 * @param subject the id of the message or the account to which it happened
 * @param cause what will end, or what of it was mended; null for any other event
 * @param endsAt when that will end, or would have; null where the cause is
 * @param at when it happened, by the database's clock
 */
public record CompanyEvent(
    String companyId,
    long position,
    EventType type,
    String subject,
    String cause,
    OffsetDateTime endsAt,
    OffsetDateTime at) {}
