package org.remitente.bounce;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountRemoval;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.mail.FolderMark;
import org.remitente.outbox.MessageSubmitted;
import org.remitente.outbox.Outbox;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** When inboxes are looked through, and what was found; each change is a short transaction. */
@Stateless
public class Bounces {

  @Inject BounceRepository repository;
  @EJB MailAccounts accounts;
  @EJB Outbox outbox;
  @EJB AccountWork work;

  /** A sent message may come back: its look is stored with it. */
  public void sent(MessageSubmitted submitted) {
    if (watched(submitted.companyId(), submitted.accountId()).isPresent()) {
      work.due(
          WorkKind.BOUNCE,
          submitted.companyId(),
          submitted.accountId(),
          LookSchedule.first(submitted.submittedAt()));
    }
  }

  /** Of an account that was mended, or for which this was switched on, reports may have come. */
  public void changed(@Observes AccountChanged change) {
    if (change.health() == AccountHealth.OK
        && watched(change.companyId(), change.accountId()).isPresent()) {
      work.ensure(WorkKind.BOUNCE, change.companyId(), change.accountId());
      work.resume(WorkKind.BOUNCE, change.companyId(), change.accountId());
    }
  }

  /** Nobody looks into the mailbox of an account that is gone. */
  public void removal(@Observes AccountRemoval removal) {
    work.end(WorkKind.BOUNCE, removal.companyId(), removal.accountId());
  }

  /** When an inbox is to be looked through next; empty for not at all. */
  public Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return watched(companyId, accountId)
        .flatMap(
            account ->
                LookSchedule.next(
                    outbox.lastSentAt(companyId, accountId),
                    repository.find(companyId, accountId).map(BounceWatch::lookedAt).orElse(null),
                    work.now()));
  }

  /** No sign-in is spent where the last one was refused. */
  private Optional<MailAccount> watched(String companyId, String accountId) {
    return accounts
        .find(companyId, accountId)
        .filter(MailAccount::readsDeliveryReports)
        .filter(account -> account.health() != AccountHealth.NEEDS_SIGN_IN);
  }

  /** How far the inbox of an account was looked through; empty where it never was. */
  public Optional<FolderMark> mark(String companyId, String accountId) {
    return repository.find(companyId, accountId).map(BounceWatch::mark);
  }

  /** An inbox has been looked through so far; nothing where its account is gone. */
  public void reached(String companyId, String accountId, FolderMark mark) {
    change(companyId, accountId, watch -> watch.reached(mark));
  }

  /**
   * An inbox has been looked through; nothing where its account is gone.
   *
   * @param at when the look began: what came meanwhile may not have been seen
   */
  public void looked(String companyId, String accountId, OffsetDateTime at) {
    change(companyId, accountId, watch -> watch.looked(at));
  }

  private void change(String companyId, String accountId, Consumer<BounceWatch> change) {
    if (accounts.takeTurns(companyId, accountId).isPresent()) {
      repository
          .find(companyId, accountId)
          .or(() -> Optional.of(added(companyId, accountId)))
          .ifPresent(change);
    }
  }

  private BounceWatch added(String companyId, String accountId) {
    BounceWatch watch = new BounceWatch(companyId, accountId);
    repository.add(watch);
    return watch;
  }
}
