package org.remitente.outbox;

import java.time.OffsetDateTime;

/**
 * A message was handed over, nobody knows whether its server took it, and a copy that the provider
 * keeps would tell. Fired in the transaction that stores this, so that looking for it is stored
 * too.
 *
 * @param id the message
 * @param messageId with its angle brackets
 * @param since when it was due: it was handed over later than that
 */
public record MessageInDoubt(
    String companyId, String accountId, String id, String messageId, OffsetDateTime since) {}
