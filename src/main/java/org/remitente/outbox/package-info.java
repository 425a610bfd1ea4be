/**
 * The outbox: messages composed once, stored before they are promised, and their fate.
 *
 * <p>Door: {@link org.remitente.outbox.Outbox}. Must never know who sends them, nor who files
 * copies: that is told by {@link org.remitente.outbox.MessageSubmitted} and {@link
 * org.remitente.outbox.MessageInDoubt}.
 */
package org.remitente.outbox;
