package org.remitente.oauth;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccounts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.StoredWarning;

/**
 * Notes that an account's messages leave by the provider's own interface only from now on, and
 * tells its owner.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutletSwitch {

  private static final Logger LOG = Logger.getLogger(OutletSwitch.class.getName());

  @EJB MailAccounts accounts;
  @EJB Grants grants;

  /**
   * SMTP is switched off for the mailbox.
   *
   * @param sizeLimit what the provider's own interface takes, in bytes
   */
  public void toApi(String companyId, String accountId, Long sizeLimit) {
    // The account first, as everybody does who changes both.
    accounts.learned(
        companyId,
        accountId,
        new LearnedFacts(SentCopyPolicy.PROVIDER_SAVES, null, sizeLimit),
        new StoredWarning("outlet-switched", Map.of()));
    grants.leaveBy(companyId, accountId, Outlet.API);
    LOG.log(
        Level.INFO,
        "Account {0} sends by Graph from now on: SMTP is switched off for its mailbox",
        accountId);
  }
}
