package org.remitente.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.security.UnreadableSecretException;

/**
 * The stored passwords of accounts. Each is bound to company, host and user: a row that somebody
 * changes in the database does not lead a password to another server.
 */
@ApplicationScoped
class AccountSecrets {

  @Inject CredentialCipher cipher;

  /**
   * Checked servers as they are stored. A password that IMAP shares with SMTP is sealed for each
   * server by itself: each copy opens for its own place only.
   */
  SealedServers seal(String companyId, AccountSettings settings) {
    AccountServers servers = AccountServers.of(settings);
    ServerColumns smtp =
        columns(companyId, servers.smtp(), settings.smtp().username(), servers.smtpCredentials());
    ServerColumns imap =
        servers.imap() == null
            ? null
            : columns(
                companyId, servers.imap(), settings.imap().username(), servers.imapCredentials());
    return new SealedServers(servers, smtp, imap);
  }

  /**
   * The servers of a stored account, ready to connect.
   *
   * @throws UnreadableSecretException where a password does not belong to the server it stands by
   */
  AccountServers open(MailAccount account) {
    AccountServers servers = AccountServers.of(settings(account));
    return new AccountServers(
        servers.sender(),
        servers.displayName(),
        servers.smtp(),
        servers.smtpCredentials(),
        servers.imap(),
        servers.imapCredentials(),
        servers.ownImapCredentials(),
        account.sentFolder());
  }

  /**
   * The stored settings as if somebody had typed them, passwords included.
   *
   * @throws UnreadableSecretException where a password does not belong to the server it stands by
   */
  AccountSettings settings(MailAccount account) {
    ServerSettings smtp =
        typed(account.companyId(), account.smtpColumns(), account.smtp().username());
    return settings(account, smtp, account.hasImap() ? typedImap(account, smtp) : null);
  }

  /** The stored settings as if somebody had typed everything but the passwords. */
  AccountSettings withoutPasswords(MailAccount account) {
    ServerSettings imap = account.hasImap() ? typed(account.imapColumns(), null) : null;
    return settings(account, typed(account.smtpColumns(), null), imap);
  }

  private static AccountSettings settings(
      MailAccount account, ServerSettings smtp, ServerSettings imap) {
    return new AccountSettings(
        account.address().value(),
        account.displayName(),
        smtp,
        account.saveSentCopy(),
        imap,
        account.imapSentFolder(),
        account.acceptUnencrypted(),
        account.preferred(),
        account.limits(),
        account.readsDeliveryReports());
  }

  /** The same, or nothing where the configured keys cannot read it any more. */
  Optional<AccountSettings> readable(MailAccount account) {
    try {
      return Optional.of(settings(account));
    } catch (UnreadableSecretException keyIsGone) {
      return Optional.empty();
    }
  }

  private ServerSettings typedImap(MailAccount account, ServerSettings smtp) {
    ServerSettings imap = typed(account.companyId(), account.imapColumns(), smtp.username());
    boolean shared = imap.password() != null && imap.password().equals(smtp.password());
    return shared
        ? new ServerSettings(imap.host(), imap.port(), imap.security(), imap.username(), null)
        : imap;
  }

  private ServerSettings typed(String companyId, ServerColumns columns, String smtpUsername) {
    String user = columns.username() == null ? smtpUsername : columns.username();
    return typed(columns, user == null ? null : open(companyId, columns, user));
  }

  private static ServerSettings typed(ServerColumns columns, Secret password) {
    ServerEndpoint endpoint = columns.endpoint();
    return new ServerSettings(
        endpoint.host().value(),
        endpoint.port(),
        endpoint.security(),
        columns.username(),
        password);
  }

  private ServerColumns columns(
      String companyId, ServerEndpoint endpoint, String username, Credentials credentials) {
    String sealed =
        credentials == null
            ? null
            : cipher.encrypt(
                credentials.password(),
                binding(companyId, endpoint.host().value(), credentials.username()));
    return new ServerColumns(endpoint, username, sealed);
  }

  private Secret open(String companyId, ServerColumns columns, String user) {
    return cipher.decrypt(columns.secret(), binding(companyId, columns.host(), user));
  }

  private static String binding(String companyId, String host, String user) {
    return companyId + "\n" + host + "\n" + user;
  }
}
