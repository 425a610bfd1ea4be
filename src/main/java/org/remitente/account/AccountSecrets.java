package org.remitente.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;

/**
 * The stored passwords of accounts. Each is bound to company, host and user: a row that somebody
 * changes in the database does not lead a password to another server.
 */
@ApplicationScoped
class AccountSecrets {

  @Inject CredentialCipher cipher;

  SealedServers seal(String companyId, AccountSettings settings) {
    AccountServers servers = AccountServers.of(settings);
    ServerSettings smtp = settings.smtp();
    ServerColumns smtpColumns =
        columns(companyId, servers.smtp(), smtp.username(), servers.smtpCredentials());
    if (servers.imap() == null) {
      return new SealedServers(servers, smtpColumns, null);
    }
    Credentials own = servers.ownImapCredentials() ? servers.imapCredentials() : null;
    return new SealedServers(
        servers, smtpColumns, columns(companyId, servers.imap(), settings.imap().username(), own));
  }

  /** The servers of a stored account, ready to connect. */
  AccountServers open(MailAccount account) {
    Credentials smtp = credentials(account.companyId(), account.smtpColumns(), null);
    boolean copies = account.hasImap();
    return new AccountServers(
        account.address(),
        account.displayName(),
        account.smtpColumns().endpoint(),
        smtp,
        copies ? account.imapColumns().endpoint() : null,
        copies ? credentials(account.companyId(), account.imapColumns(), smtp) : null,
        copies && account.imapColumns().secret() != null,
        account.sentFolder());
  }

  /** The stored settings as if somebody had typed them, passwords included. */
  AccountSettings settings(MailAccount account) {
    return new AccountSettings(
        account.address().value(),
        account.displayName(),
        typed(account.companyId(), account.smtpColumns(), account.smtp().username()),
        account.saveSentCopy(),
        account.hasImap()
            ? typed(account.companyId(), account.imapColumns(), account.smtp().username())
            : null,
        account.imapSentFolder(),
        account.acceptUnencrypted(),
        account.preferred(),
        account.limits());
  }

  private ServerSettings typed(String companyId, ServerColumns columns, String smtpUsername) {
    ServerEndpoint endpoint = columns.endpoint();
    String user = columns.username() == null ? smtpUsername : columns.username();
    Secret password = columns.secret() == null ? null : open(companyId, columns, user);
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

  private Credentials credentials(String companyId, ServerColumns columns, Credentials smtp) {
    String user = columns.username() == null && smtp != null ? smtp.username() : columns.username();
    if (user == null) {
      return null;
    }
    Secret password =
        columns.secret() == null
            ? Objects.requireNonNull(smtp).password()
            : open(companyId, columns, user);
    return new Credentials(user, password);
  }

  private Secret open(String companyId, ServerColumns columns, String user) {
    return cipher.decrypt(columns.secret(), binding(companyId, columns.host(), user));
  }

  private static String binding(String companyId, String host, String user) {
    return companyId + "\n" + host + "\n" + user;
  }
}
