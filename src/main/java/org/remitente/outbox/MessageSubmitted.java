package org.remitente.outbox;

import java.time.OffsetDateTime;

/**
 * A message was accepted by its server for the first time. Fired in the transaction that stores
 * this, so that what follows from it (its copy) is stored with it.
 *
 * @param id the message
 * @param messageId with its angle brackets
 * @param submittedAt when the server accepted it
 * @param copy where its copy stands now; {@code PENDING} where it is to be filed or looked for
 */
public record MessageSubmitted(
    String companyId,
    String accountId,
    String id,
    String messageId,
    OffsetDateTime submittedAt,
    CopyState copy) {}
