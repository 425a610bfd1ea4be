/**
 * What tests of all other packages stand on: the product as its users reach it, and mail servers
 * good and bad.
 *
 * <p>The product over HTTP: {@link org.remitente.testing.RunningProduct}, one server that all
 * classes with {@link org.remitente.testing.ProductTest} share, and {@link
 * org.remitente.testing.ProductProcess}, a server of the test's own that it may kill.
 *
 * <p>Mail: certificates ({@link org.remitente.testing.TestAuthority}), scripted servers inside the
 * test's JVM ({@link org.remitente.testing.ScriptedSmtpServer}, {@link
 * org.remitente.testing.ScriptedImapServer}), ports that do nothing ({@link
 * org.remitente.testing.Ports}), and Debian's Postfix and Dovecot with a temporary configuration
 * ({@link org.remitente.testing.MailSystem}). The mail servers know nothing of the product: one
 * that shared code with the client under test would share its faults.
 */
package org.remitente.testing;
