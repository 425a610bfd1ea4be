/**
 * What happened to a company's messages and accounts: written in the transaction in which it
 * happened, told in one order to whoever listens, kept for a week.
 *
 * <p>Door: {@link org.remitente.event.Events}; {@link org.remitente.event.EventWriter} hears what
 * happens, {@link org.remitente.event.EventsNumbered} tells features above of news. Must never know
 * who listens: streams and webhooks read the log.
 */
package org.remitente.event;
