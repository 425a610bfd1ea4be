package org.remitente.checkup;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountRemoval;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** When accounts are looked at, and what follows from it; each change is a short transaction. */
@Stateless
public class Checkups {

  /** A first failure is a suspicion: a second look says whether it lasts. */
  private static final Duration SECOND_LOOK = Duration.ofHours(1);

  /** What was told as failing is looked at more often, so that its end is told soon. */
  private static final Duration WHILE_FAILING = Duration.ofHours(4);

  @Inject CheckupRepository repository;
  @Inject EndingRecords endings;
  @EJB MailAccounts accounts;
  @EJB AccountWork work;

  /** What will end for an account, and may still be mended; the nearest first. */
  public List<Ending> endings(String companyId, String accountId) {
    return endings.of(companyId, accountId, work.now());
  }

  /** An account that is stored has its time from then on; one that fails is looked at soon. */
  public void changed(@Observes AccountChanged change) {
    work.ensure(change.companyId(), change.accountId());
    work.due(WorkKind.CHECK, change.companyId(), change.accountId(), due(change, work.now()));
  }

  /** Where something was to end, whoever stored the account anew has perhaps mended it. */
  private OffsetDateTime due(AccountChanged change, OffsetDateTime now) {
    if (change.health() == AccountHealth.FAILING) {
      return now.plus(SECOND_LOOK);
    }
    boolean mayBeMended =
        change.health() == AccountHealth.OK
            && !endings.of(change.companyId(), change.accountId(), now).isEmpty();
    return mayBeMended ? now : CheckSchedule.next(change.companyId(), change.accountId(), now);
  }

  /** Nobody looks at an account that is gone. */
  public void removal(@Observes AccountRemoval removal) {
    work.end(WorkKind.CHECK, removal.companyId(), removal.accountId());
  }

  /** When an account is looked at next; empty where it is gone. */
  public Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return accounts
        .find(companyId, accountId)
        .map(
            there ->
                repository
                    .find(companyId, accountId)
                    .map(AccountCheck::nextAt)
                    .orElseGet(work::now));
  }

  /**
   * Takes over what a look found; nothing where somebody has changed the account meanwhile.
   *
   * @param seen the account as it was looked at
   */
  public void conclude(MailAccount seen, Findings found) {
    Optional<MailAccount> still =
        accounts
            .takeTurns(seen.companyId(), seen.id())
            .filter(now -> now.verifiedAt().isEqual(seen.verifiedAt()));
    if (still.isPresent()) {
      OffsetDateTime now = work.now();
      AccountCheck check =
          repository
              .find(seen.companyId(), seen.id())
              .orElseGet(() -> repository.add(new AccountCheck(seen.companyId(), seen.id(), now)));
      boolean waits = sending(seen, check, found.sending(), now);
      waits |= mailbox(seen, check, found.mailbox(), now);
      endings.found(seen.companyId(), seen.id(), found.endings(), now);
      check.next(next(seen, waits, found, now));
    }
  }

  /** Whether a failure waits for a second look. */
  private boolean sending(
      MailAccount account, AccountCheck check, Findings.Part sending, OffsetDateTime now) {
    if (!sending.seen()) {
      return false;
    }
    boolean sure = check.sendingFailedAgain(sending.fails(), now) || sending.isSettled();
    if (sending.works()) {
      accounts.reportHealth(account.companyId(), account.id(), AccountHealth.OK);
    } else if (sure) {
      AccountHealth health =
          sending.isRefused() ? AccountHealth.NEEDS_SIGN_IN : AccountHealth.FAILING;
      accounts.reportHealth(account.companyId(), account.id(), health, sending.failure());
    }
    return sending.fails() && !sure;
  }

  private boolean mailbox(
      MailAccount account, AccountCheck check, Findings.Part mailbox, OffsetDateTime now) {
    if (!mailbox.seen()) {
      return false;
    }
    boolean sure = check.mailboxFailedAgain(mailbox.fails(), now) || mailbox.isSettled();
    if (mailbox.works() || sure) {
      accounts.reportMailbox(account.companyId(), account.id(), mailbox.failure());
    }
    return mailbox.fails() && !sure;
  }

  /** What the server refuses is not asked again before its day. */
  private static OffsetDateTime next(
      MailAccount account, boolean waits, Findings found, OffsetDateTime now) {
    OffsetDateTime usual = CheckSchedule.next(account.companyId(), account.id(), now);
    boolean mayMend =
        found.sending().fails() && !found.sending().isRefused()
            || found.mailbox().fails() && !found.mailbox().isRefused();
    OffsetDateTime early = now.plus(waits ? SECOND_LOOK : WHILE_FAILING);
    return (waits || mayMend) && early.isBefore(usual) ? early : usual;
  }
}
