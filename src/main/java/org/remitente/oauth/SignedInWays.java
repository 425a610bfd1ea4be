package org.remitente.oauth;

import java.util.Optional;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.Secret;

/**
 * The ways out of a signed-in account. Each gets its token when it needs one; a token that is
 * refused is renewed once and tried once more.
 */
public final class SignedInWays {

  private final SignedIn account;
  private final MailServers servers;
  private final Patience patience;

  /**
   * @param servers what the connections are made with
   */
  public SignedInWays(SignedIn account, MailServers servers, Patience patience) {
    this.account = account;
    this.servers = servers;
    this.patience = patience;
  }

  /**
   * Gets a token, so that it is known whether there is one.
   *
   * @throws MailFailureException service {@code oauth}, stage {@code token}
   */
  public Secret token(Outlet outlet) throws MailFailureException {
    return account.tokens().token(resource(outlet));
  }

  /** What one signs in to servers with, for whoever must know it beforehand. */
  public Credentials credentials(Secret token) {
    return Credentials.token(account.username(), token);
  }

  /** The server that takes messages. */
  public ServerEndpoint smtpServer() {
    return account.provider().smtp();
  }

  /** The server that files copies; empty where none is wanted, known or allowed. */
  public Optional<ServerEndpoint> imapServer() {
    return Optional.ofNullable(account.provider().imap())
        .filter(known -> account.settings().saveSentCopy())
        .filter(known -> account.outlets().contains(Outlet.SMTP));
  }

  /** The way out by SMTP with a token. */
  public MailTransport smtp() {
    return stages ->
        Renewal.of(account.tokens(), resource(Outlet.SMTP))
            .connect(
                token ->
                    servers.transport(smtpServer(), credentials(token), patience).connect(stages));
  }

  /** The mailbox over IMAP with a token. */
  public MailStore imap() {
    return stages ->
        Renewal.of(account.tokens(), resource(Outlet.SMTP))
            .connect(
                token ->
                    servers
                        .store(imapServer().orElseThrow(), credentials(token), patience)
                        .connect(stages));
  }

  /** The way out by the provider's own interface. */
  public MailTransport api() {
    Renewal renewal = Renewal.of(account.tokens(), resource(Outlet.API));
    return stages ->
        new RenewedConnection(
            renewal,
            token -> servers.api(account.provider().api(), token, patience).connect(stages));
  }

  private Resource resource(Outlet outlet) {
    return account.provider().resource(outlet);
  }
}
