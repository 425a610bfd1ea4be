/**
 * The bytes of messages: cut into pieces while they are composed, read piece by piece while they
 * are handed over, kept for a time.
 *
 * <p>Door: {@link org.remitente.content.Contents}; who composes cuts by {@link
 * org.remitente.content.PieceStream}, and keeps at hand in {@link
 * org.remitente.content.FreshPieces} what is about to leave. Must never know what becomes of a
 * message.
 */
package org.remitente.content;
