package org.remitente.delivery;

/**
 * That the server is ready for the content of an attempt: from here on it may have been handed
 * over.
 *
 * @param withBcc whether the content bears its Bcc field
 */
public record HandOverMark(Attempt attempt, boolean withBcc) {}
