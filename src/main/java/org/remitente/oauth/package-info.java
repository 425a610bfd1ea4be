/**
 * Accounts that are signed in to on the provider's page (OAuth 2.0, RFC 6749 with PKCE, RFC 7636):
 * the way there and back, the tokens that come of it, and how messages leave with them.
 *
 * <p>Doors: {@link org.remitente.oauth.SignIns} leads a browser to the provider and takes it back;
 * {@link org.remitente.oauth.AccountConnections} gives the way out of any account, whatever it is
 * signed in with. Tokens are renewed here and nowhere else. Must never know who verifies, sends or
 * shows.
 */
package org.remitente.oauth;
