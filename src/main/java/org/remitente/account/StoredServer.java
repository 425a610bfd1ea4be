package org.remitente.account;

import org.remitente.mail.ConnectionSecurity;

/**
 * A stored account's server, as it may be shown.
 *
 * @param username null for a server without sign-in; for IMAP null means that of SMTP
 * @param hasPassword whether one signs in with a password, be it SMTP's
 */
public record StoredServer(
    String host, int port, ConnectionSecurity security, String username, boolean hasPassword) {}
