package org.remitente.account;

import org.remitente.mail.ConnectionSecurity;
import org.remitente.security.Secret;

/**
 * One server's settings as somebody typed them: any of them may be missing or wrong, and a
 * verification says so.
 *
 * @param username null for a server without sign-in; for IMAP null means that of SMTP
 * @param password null where it is left out; for IMAP null means that of SMTP
 */
public record ServerSettings(
    String host, Integer port, ConnectionSecurity security, String username, Secret password) {}
