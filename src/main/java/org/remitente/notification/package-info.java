/**
 * Notices to people by the product's own mail server, which the operator names in {@code
 * remitente.system-mail.*}.
 *
 * <p>Door: {@link org.remitente.notification.SystemMail}. What happens to accounts and webhooks is
 * noted by {@link org.remitente.notification.Notices} in the transaction in which it happens. A
 * notice takes the same way as every other message; where it fails, no other sender is tried. Must
 * never know the passwords of a company's accounts, nor who asks for a notice, a page or a program.
 */
package org.remitente.notification;
