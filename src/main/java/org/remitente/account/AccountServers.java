package org.remitente.account;

import java.util.Optional;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

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

  /**
   * The servers of settings that were checked: every value that is needed is there and well formed.
   *
   * @throws java.util.NoSuchElementException where that is not so
   */
  public static AccountServers of(AccountSettings settings) {
    ServerSettings smtp = settings.smtp();
    ServerSettings imap = settings.saveSentCopy() ? settings.imap() : null;
    return new AccountServers(
        EmailAddress.parse(settings.address()).orElseThrow(),
        settings.displayName(),
        endpoint(smtp),
        smtp.username() == null ? null : new Credentials(smtp.username(), smtp.password()),
        imap == null ? null : endpoint(imap),
        imap == null ? null : imapCredentials(imap, smtp),
        imap != null && (imap.username() != null || imap.password() != null),
        settings.sentFolder());
  }

  private static ServerEndpoint endpoint(ServerSettings server) {
    return new ServerEndpoint(
        HostName.parse(server.host()).orElseThrow(), server.port(), server.security());
  }

  private static Credentials imapCredentials(ServerSettings imap, ServerSettings smtp) {
    String username = imap.username() == null ? smtp.username() : imap.username();
    return new Credentials(username, imap.password() == null ? smtp.password() : imap.password());
  }
}
