package org.remitente.outbox;

/**
 * A sent message came back for at least one more recipient. Fired in the transaction that stores
 * this.
 *
 * @param id the message
 */
public record MessageBounced(String companyId, String id) {}
