/**
 * Connections to places that a user or a server named: looked up, guarded, limited in time and
 * size, watched.
 *
 * <p>The only package that opens a socket. Door: {@link org.remitente.network.MailConnector} makes
 * a {@link org.remitente.network.GuardedConnection}; {@link org.remitente.network.NetworkGuard}
 * says what may be reached; {@link org.remitente.network.DomainRecords} asks name servers about a
 * domain, {@link org.remitente.network.WebClient} reads what lies on the web, and {@link
 * org.remitente.network.WebApi} calls what the operator set. Knows nothing of mail beyond the fact
 * that dialogues are lines.
 */
package org.remitente.network;
