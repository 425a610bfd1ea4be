/**
 * Composing: from a text with its addresses and attachments to the bytes of a message (RFC 5322,
 * MIME).
 *
 * <p>Door: {@link org.remitente.mime.MimeComposer} writes a {@link org.remitente.mime.MessageDraft}
 * to any stream without holding its attachments in memory. Must never know servers, accounts or the
 * database: what becomes of the bytes is not its business.
 */
package org.remitente.mime;
