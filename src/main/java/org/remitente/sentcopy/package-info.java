/**
 * The queue of copies: filed only after submission, only once, and tried again by itself without
 * sending again.
 *
 * <p>Has no door: it hears of {@link org.remitente.outbox.MessageSubmitted} and tells the outbox
 * where a copy stands.
 */
package org.remitente.sentcopy;
