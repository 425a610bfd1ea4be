/**
 * What tests of every package stand on: mail servers that misbehave on demand, Debian's Postfix and
 * Dovecot, its Exim and Cyrus IMAP, and the product itself as users reach it, over HTTP.
 *
 * <p>Owns test certificates ({@link org.remitente.testing.TestAuthority}), scripted servers inside
 * the test's JVM ({@link org.remitente.testing.ScriptedSmtpServer}, {@link
 * org.remitente.testing.ScriptedImapServer}), ports that do nothing ({@link
 * org.remitente.testing.Ports}), real mail systems started from temporary configurations ({@link
 * org.remitente.testing.MailSystem}, {@link org.remitente.testing.EximAndCyrus}), a database server
 * that can be stopped ({@link org.remitente.testing.PostgresServer}), {@link
 * org.remitente.testing.RunningProduct}, one server that all classes with {@link
 * org.remitente.testing.ProductTest} share, and {@link org.remitente.testing.ProductProcess}, a
 * server of the test's own that it may kill. The mail servers know nothing of the product: one that
 * shared code with the client under test would share its faults.
 */
package org.remitente.testing;
