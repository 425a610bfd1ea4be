package org.remitente.mime;

/**
 * A picture that the HTML of a message shows, and no reader lists among the files (RFC 2392).
 *
 * @param contentId by which the HTML names it behind {@code cid:}; with an at sign, without
 *     brackets
 */
public record Picture(String contentId, Attachment file) {}
