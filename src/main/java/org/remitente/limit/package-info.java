/**
 * How much may leave over an account: by its own settings, else by its provider's limits, and by
 * what refusals taught.
 *
 * <p>Door: {@link org.remitente.limit.AccountLimits}; the rest is pure. What was sent is told by
 * whoever asks, see {@link org.remitente.limit.SentMessages}. Must never know how messages are
 * queued or sent.
 */
package org.remitente.limit;
