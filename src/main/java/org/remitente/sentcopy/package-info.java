/**
 * The queue of copies: filed only after submission, only once, and tried again by itself without
 * sending again. Where nobody knows whether a message was sent, the copy that its provider keeps is
 * looked for.
 *
 * <p>Has no door: it hears of {@link org.remitente.outbox.MessageSubmitted} and {@link
 * org.remitente.outbox.MessageInDoubt}, and tells the outbox what it found and filed.
 */
package org.remitente.sentcopy;
