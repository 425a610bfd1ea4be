package org.remitente.remedy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.remitente.account.AccountChanged;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.StoredServer;
import org.remitente.company.Companies;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.HostName;
import org.remitente.shared.Ids;

/**
 * The written record of a company's sign-ins at mail servers, shared by all nodes: ten wrong ones
 * an hour for a user at a server, so that nobody finds passwords out with our help. One that is
 * under way counts as wrong until it is known to be right: nodes that try at once cannot pass the
 * limit together.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MailSignIns {

  static final int WRONG_AT_MOST = 10;

  @Inject MailSignInRepository repository;
  @EJB Companies companies;
  @EJB MailAccounts accounts;

  /**
   * Notes a sign-in before it is tried.
   *
   * @param wrong so many wrong ones within the hour are too many
   * @return under which id; empty where there were
   * @throws org.remitente.shared.NotFoundException where the company was erased
   */
  public Optional<String> begin(String companyId, String server, String username, int wrong) {
    companies.takeTurns(companyId);
    repository.removeOld(companyId);
    String hash = hash(username);
    if (repository.ofLastHour(companyId, server, hash) >= wrong) {
      return Optional.empty();
    }
    String id = Ids.next();
    repository.add(companyId, id, server, hash);
    return Optional.of(id);
  }

  /** Forgets the wrong ones, since the right password was among them. */
  public void accepted(String companyId, String server, String username) {
    repository.removeAll(companyId, server, hash(username));
  }

  /** Forgets one in which nobody judged the password. */
  public void unjudged(String companyId, String id) {
    repository.remove(companyId, id);
  }

  /**
   * A sign-in was refused while messages were sent or copies filed: another account may have the
   * same user, and need not cost another one.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void changed(@Observes AccountChanged change) {
    accounts
        .find(change.companyId(), change.accountId())
        .filter(account -> !account.isSignedIn())
        .ifPresent(
            account ->
                account
                    .trouble()
                    .filter(why -> why.stage() == Stage.LOGIN)
                    .ifPresent(why -> refused(account, why.service())));
  }

  private void refused(MailAccount account, Service service) {
    StoredServer server = service == Service.IMAP ? account.imap() : account.smtp();
    Optional.ofNullable(server.username())
        .or(() -> Optional.ofNullable(account.smtp().username()))
        .ifPresent(
            username ->
                repository.add(
                    account.companyId(), Ids.next(), name(service, server), hash(username)));
  }

  private static String name(Service service, StoredServer server) {
    ServerEndpoint endpoint =
        new ServerEndpoint(new HostName(server.host()), server.port(), server.security());
    return SignInBudget.name(service, endpoint, SiblingPorts.USUAL);
  }

  private static String hash(String username) {
    return TokenHash.of(Secret.of(username.strip().toLowerCase(Locale.ROOT)));
  }
}
