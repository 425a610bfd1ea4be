package org.remitente.checkup;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.shared.RemitenteException;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;
import org.remitente.work.WorkKind;

/** The work of the {@link Checker}: a look at one account, where nothing stands against it. */
record Checking(Checkups checkups, AccountLook look, MailAccounts accounts, AccountWork work)
    implements ClaimLoop.Task {

  private static final Logger LOG = Logger.getLogger(Checking.class.getName());

  /** Messages go before looks. */
  private static final Duration AFTER_MESSAGES = Duration.ofMinutes(5);

  /** So long after others are done with an account. */
  private static final Duration AFTER_OTHERS = Duration.ofMinutes(1);

  @Override
  public Duration run(ClaimedAccount claimed, Turn turn) {
    Optional<MailAccount> account = accounts.find(claimed.companyId(), claimed.accountId());
    if (account.isEmpty()) {
      return Duration.ZERO;
    }
    OffsetDateTime now = work.now();
    if (account.get().health() == AccountHealth.NEEDS_SIGN_IN) {
      return untilNext(claimed, now);
    }
    Optional<OffsetDateTime> busy =
        work.busyUntil(WorkKind.CHECK, claimed.companyId(), claimed.accountId());
    if (busy.isPresent()) {
      return Duration.between(now, busy.get()).plus(AFTER_OTHERS);
    }
    return work.somebodyWaits(WorkKind.SEND) ? AFTER_MESSAGES : look(account.get(), claimed, now);
  }

  private Duration look(MailAccount account, ClaimedAccount claimed, OffsetDateTime now) {
    try {
      checkups.conclude(account, look.at(account, now));
      return Duration.ZERO;
    } catch (RemitenteException unusable) {
      // Its password cannot be read any more, or it is gone: sending tells of that.
      LOG.log(Level.FINE, "Account " + account.id() + " cannot be looked at", unusable);
      return untilNext(claimed, now);
    }
  }

  private static Duration untilNext(ClaimedAccount claimed, OffsetDateTime now) {
    return Duration.between(now, CheckSchedule.next(claimed.companyId(), claimed.accountId(), now));
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return checkups.nextDue(claimed.companyId(), claimed.accountId());
  }
}
