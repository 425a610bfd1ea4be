package org.remitente.outbox;

/**
 * A client's name for one request, so that a repeat does not send twice.
 *
 * @param key 1 to 255 characters, chosen by the client
 * @param fingerprint hash of the request's content (64 hexadecimal digits): the same key with
 *     another one is a mistake
 */
public record IdempotencyKey(String key, String fingerprint) {}
