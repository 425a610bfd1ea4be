/**
 * Mail servers for the tests of every other package: scripted ones that misbehave on demand, and
 * Debian's Postfix and Dovecot.
 *
 * <p>Owns test certificates ({@link org.remitente.testing.TestAuthority}), scripted servers inside
 * the test's JVM ({@link org.remitente.testing.ScriptedSmtpServer}, {@link
 * org.remitente.testing.ScriptedImapServer}), ports that do nothing ({@link
 * org.remitente.testing.Ports}) and a real mail system started from a temporary configuration
 * ({@link org.remitente.testing.MailSystem}). These types are its door. It knows nothing of the
 * product: a server that shared code with the client under test would share its faults.
 */
package org.remitente.testing;
