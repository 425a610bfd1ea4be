package org.remitente.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccounts;

/**
 * Accounts whose sign-in was refused are left alone for hours unless somebody mends them: each
 * wrong sign-in may lock them.
 */
@Dependent
class AccountPauses {

  private static final Duration PAUSE = Duration.ofHours(6);

  @Inject MailAccounts accounts;
  @Inject AccountWork work;

  /** When work of an account that is due at a time may really begin. */
  OffsetDateTime from(String companyId, String accountId, OffsetDateTime due) {
    boolean stopped =
        accounts
            .find(companyId, accountId)
            .filter(account -> account.health() == AccountHealth.NEEDS_SIGN_IN)
            .isPresent();
    OffsetDateTime resumed = work.now().plus(PAUSE);
    return stopped && due.isBefore(resumed) ? resumed : due;
  }
}
