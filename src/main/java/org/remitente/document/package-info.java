/**
 * Invoices, quotes and delivery notes: what a mail that carries one says.
 *
 * <p>Doors: {@link org.remitente.document.DocumentMailer}, which fills the template and hands the
 * message to the outbox, {@link org.remitente.document.Templates}, the companies' own words, and
 * {@link org.remitente.document.Letterheads}, what stands around them. Must never know a mail
 * server.
 */
package org.remitente.document;
