package org.remitente.content;

/**
 * A message as far as its stored content.
 *
 * @param bccHeader the Bcc field with its line's end, or empty
 * @param size of the stored content, in bytes
 */
public record StoredMessage(String companyId, String id, String bccHeader, long size) {}
