package org.remitente.notification;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.shared.Ids;

/**
 * The written record of notices: noted in the transaction in which something happened, so that no
 * kill loses one; one a day at most for an account and a cause.
 */
@Stateless
public class Notices {

  private static final String NEEDS_SIGN_IN = "needs-sign-in";

  /** Then a notice that could not be sent is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  @Inject NoticeRepository repository;

  /** An account that sends no more until somebody signs in is told to its company. */
  public void changed(@Observes AccountChanged change) {
    if (change.health() == AccountHealth.NEEDS_SIGN_IN) {
      repository.add(change.companyId(), Ids.next(), change.accountId(), NEEDS_SIGN_IN);
    }
  }

  /** Takes notices that are due; one that is not ended is due again after a while. */
  public List<DueNotice> take(int limit) {
    repository.removeOlderThanThreeDays();
    return repository.take(limit, AGAIN);
  }

  /** A notice was sent, or there is nobody to send it to. */
  public void end(DueNotice notice) {
    repository.end(notice);
  }
}
