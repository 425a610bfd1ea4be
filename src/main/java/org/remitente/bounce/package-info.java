/**
 * Messages that come back: the inbox of an account is looked through for reports of its own sent
 * messages, where its owner has switched that on. Nothing in the mailbox is changed, and of it
 * nothing is kept but what a matched report says of a recipient (src/decisions/0028).
 *
 * <p>Has no door: it hears of {@link org.remitente.outbox.MessageSubmitted} and tells {@link
 * org.remitente.outbox.Returns} what reports say. Must never know how IMAP is spoken, nor who is
 * told of a bounce.
 */
package org.remitente.bounce;
