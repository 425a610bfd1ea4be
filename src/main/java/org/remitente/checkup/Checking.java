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

  /** Who holds a mailbox for less than this is at work on it, and may be done any moment. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

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
    // What goes before copies are messages.
    Optional<Duration> sending = pause(WorkKind.COPY, claimed, now);
    if (sending.isPresent()) {
      return sending.get().plus(AFTER_OTHERS);
    }
    Optional<Duration> mailbox = pause(WorkKind.CHECK, claimed, now);
    if (mailbox.filter(pause -> pause.compareTo(UNDER_WAY) <= 0).isPresent()) {
      return AFTER_OTHERS;
    }
    return work.somebodyWaits(WorkKind.SEND)
        ? AFTER_MESSAGES
        : look(account.get(), mailbox.isEmpty(), claimed, now);
  }

  private Optional<Duration> pause(WorkKind kind, ClaimedAccount claimed, OffsetDateTime now) {
    return work.busyUntil(kind, claimed.companyId(), claimed.accountId())
        .map(until -> Duration.between(now, until));
  }

  /** Where its mailbox is to be left alone for long, the rest of it can still be looked at. */
  private Duration look(
      MailAccount account, boolean mailboxToo, ClaimedAccount claimed, OffsetDateTime now) {
    try {
      checkups.conclude(account, look.at(account, mailboxToo, now));
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
