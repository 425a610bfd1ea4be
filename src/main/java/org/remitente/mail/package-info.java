/**
 * Mail itself: composing, submitting, and filing a copy; the only package that sees {@code
 * jakarta.mail}.
 *
 * <p>Door: {@link org.remitente.mail.MailServers} gives a {@link org.remitente.mail.MailTransport}
 * or a {@link org.remitente.mail.MailStore} for an endpoint; {@link
 * org.remitente.mail.MimeComposer} composes. What a server answers is a value ({@link
 * org.remitente.mail.SubmissionReceipt}, {@link org.remitente.mail.MailFailure}); what it means is
 * for {@code diagnosis} to say. Must never know accounts, companies or the database.
 */
package org.remitente.mail;
