package org.remitente.remedy;

import org.remitente.mail.ServerEndpoint;

/**
 * What passes every stage up to the sign-in in the place of what was typed.
 *
 * @param username who signs in; null for a server without sign-in
 */
public record Proof(ServerEndpoint endpoint, String username) {}
