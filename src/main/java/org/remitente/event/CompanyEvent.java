package org.remitente.event;

import java.time.OffsetDateTime;

/**
 * Something that happened.
 *
 * @param position its place in the order of telling; grows, with gaps
 * @param subject the id of the message or the account to which it happened
 * @param cause what will end, or null for any other type
 * @param endsAt when that will end, or null
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
