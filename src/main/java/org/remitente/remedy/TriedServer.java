package org.remitente.remedy;

import java.util.List;
import java.util.Objects;
import org.remitente.account.AccountServers;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.shared.EmailAddress;

/**
 * One of an account's servers as it was typed, and what was to be signed in with there.
 *
 * @param address the account's
 * @param credentials null for a server without sign-in
 * @param ownCredentials whether IMAP has credentials of its own
 * @param stored whether the password is a stored one, which goes to no other host
 */
public record TriedServer(
    Service service,
    EmailAddress address,
    ServerEndpoint endpoint,
    Credentials credentials,
    boolean ownCredentials,
    boolean stored) {

  /** The server that takes messages. */
  public static TriedServer smtp(AccountServers servers, StoredSecrets stored) {
    return new TriedServer(
        Service.SMTP,
        servers.sender(),
        servers.smtp(),
        servers.smtpCredentials(),
        false,
        stored.smtp());
  }

  /** Only where a copy is wanted. */
  public static TriedServer imap(AccountServers servers, StoredSecrets stored) {
    return new TriedServer(
        Service.IMAP,
        servers.sender(),
        servers.imap(),
        servers.imapCredentials(),
        servers.ownImapCredentials(),
        stored.imap());
  }

  /** Both servers, or the one. */
  public static List<TriedServer> all(AccountServers servers, StoredSecrets stored) {
    return servers.imap() == null
        ? List.of(smtp(servers, stored))
        : List.of(smtp(servers, stored), imap(servers, stored));
  }

  /** Whether somebody signs in there. */
  public boolean signsIn() {
    return credentials != null;
  }

  boolean sharesCredentialsWith(TriedServer other) {
    return signsIn() && Objects.equals(credentials, other.credentials);
  }

  /** Whose user and password are marked where a sign-in is refused. */
  public CredentialSource credentialSource() {
    return ownCredentials ? CredentialSource.OWN : CredentialSource.SMTP;
  }
}
