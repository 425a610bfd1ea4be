/**
 * Speaking with mail servers and the mail APIs of providers: submitting, filing a copy, and finding
 * delivery reports; the only package that sees {@code jakarta.mail}.
 *
 * <p>Door: {@link org.remitente.mail.MailServers} gives a {@link org.remitente.mail.MailTransport}
 * or a {@link org.remitente.mail.MailStore} for an endpoint, and both take the bytes of a message
 * as they are ({@link org.remitente.mail.MessageContent}). What a server answers is a value ({@link
 * org.remitente.mail.SubmissionReceipt}, {@link org.remitente.mail.MailFailure}); what it means is
 * for {@code diagnosis} to say. Must never know how a message is composed, nor accounts, companies
 * or the database.
 */
package org.remitente.mail;
