/**
 * The outbox: messages composed once, stored before they are promised, submitted once, and their
 * fate.
 *
 * <p>Door: {@link org.remitente.outbox.Outbox}. {@code Dispatcher} sends what is due, account by
 * account. Must never know who files copies: that is told by {@link
 * org.remitente.outbox.MessageSubmitted} and {@link org.remitente.outbox.MessageInDoubt}.
 */
package org.remitente.outbox;
