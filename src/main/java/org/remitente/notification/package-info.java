/**
 * Notices to people by the product's own mail server, which the operator names in {@code
 * remitente.system-mail.*}.
 *
 * <p>Door: {@link org.remitente.notification.SystemMail}. A notice takes the same way as every
 * other message; where it fails, no other sender is tried. Must never know a company's mail
 * accounts or their passwords, nor who asks for a notice, a page or a program.
 */
package org.remitente.notification;
