package org.remitente.account;

import java.util.Optional;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.EmailAddress;

/**
 * All that is needed to send over an account and to file copies: checked values, with the secrets
 * in the clear. Lives as long as a connection and is never stored.
 *
 * @param sender the address that messages come from
 * @param displayName the name that recipients see, or null
 * @param smtp the server that takes messages
 * @param smtpCredentials null for a server without sign-in
 * @param imap the server that files copies, or null where no copy is wanted
 * @param imapCredentials those of IMAP, which may be those of SMTP; null with {@code imap}
 * @param ownImapCredentials whether IMAP has a user and password of its own
 * @param sentFolder the folder that the user named or that was learnt; null to find it
 */
public record AccountServers(
    EmailAddress sender,
    String displayName,
    ServerEndpoint smtp,
    Credentials smtpCredentials,
    ServerEndpoint imap,
    Credentials imapCredentials,
    boolean ownImapCredentials,
    String sentFolder) {

  /** The server that files copies. */
  public Optional<ServerEndpoint> copyServer() {
    return Optional.ofNullable(imap);
  }
}
