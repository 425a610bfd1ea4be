package org.remitente.remedy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.remitente.company.Companies;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
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
  @Inject Companies companies;

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

  private static String hash(String username) {
    return TokenHash.of(Secret.of(username.strip().toLowerCase(Locale.ROOT)));
  }
}
