/**
 * Invoices, quotes and delivery notes: what a mail that carries one says.
 *
 * <p>Door: {@link org.remitente.document.DocumentMailer}. Fills the template and hands the message
 * to the outbox; must never know a mail server.
 */
package org.remitente.document;
