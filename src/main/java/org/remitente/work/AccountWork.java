package org.remitente.work;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.remitente.shared.NotFoundException;

/**
 * Who does what for which account: claims with a lease, shared by all nodes on one database. A node
 * that dies loses its claims when the lease ends.
 */
@Stateless
public class AccountWork {

  /** How long a node may be silent before others take over. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Two who make several accounts due do not wait for each other. */
  private static final Comparator<DueWork> DUE_IN_ONE_ORDER =
      Comparator.comparing(DueWork::companyId).thenComparing(DueWork::accountId);

  /** Nor do two who prolong several claims. */
  private static final Comparator<ClaimedAccount> IN_ONE_ORDER =
      Comparator.comparing(ClaimedAccount::companyId).thenComparing(ClaimedAccount::accountId);

  @Inject AccountWorkRepository repository;
  @Inject Event<WorkDue> due;
  @Inject WorkCalls calls;

  /** The database's time, the one that due times are compared with. */
  public OffsetDateTime now() {
    return repository.now();
  }

  /** Makes room for an account's work. */
  public void ensure(String companyId, String accountId) {
    WorkKind.OF_ACCOUNTS.forEach(kind -> ensure(kind, companyId, accountId));
  }

  /** Makes room for work of one kind. */
  public void ensure(WorkKind kind, String companyId, String accountId) {
    repository.ensure(companyId, accountId, kind);
  }

  /**
   * Work is due for an account; part of the transaction that made it.
   *
   * @throws NotFoundException where the account was deleted meanwhile
   */
  public void due(WorkKind kind, String companyId, String accountId, OffsetDateTime at) {
    due(List.of(new DueWork(kind, companyId, accountId, at)));
  }

  /**
   * Work is due for several accounts, each named once; else as for one.
   *
   * @throws NotFoundException where one of the accounts was deleted meanwhile
   */
  public void due(Collection<DueWork> works) {
    if (!repository.due(works.stream().sorted(DUE_IN_ONE_ORDER).toList())) {
      throw new NotFoundException("account");
    }
    works.stream()
        .filter(each -> each.kind().isAwaited())
        .forEach(
            each -> due.fire(new WorkDue(each.kind(), each.companyId(), each.accountId(), false)));
  }

  /** Work is due now, and the account need not be left alone any longer: somebody mended it. */
  public void resume(WorkKind kind, String companyId, String accountId) {
    repository.resume(companyId, accountId, kind);
    due(kind, companyId, accountId, now());
  }

  /** No more work comes; waits for the transactions that are making some. */
  public void end(WorkKind kind, String companyId, String accountId) {
    repository.remove(companyId, accountId, kind);
  }

  /** Claims accounts with due work. */
  public List<Claim> claim(WorkKind kind, int limit, String owner) {
    return repository.claim(kind, limit, owner, LEASE);
  }

  /** Calls the other nodes for work that this one cannot take. They may take it, or not hear. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void callOthers(Collection<ClaimedAccount> accounts) {
    calls.call(accounts);
  }

  /** Whether an account has due work and nobody does it. */
  public boolean somebodyWaits(WorkKind kind) {
    return repository.somebodyWaits(kind);
  }

  /**
   * Until when an account is to be left alone by one kind of work for the sake of those that go
   * before it: one is under way, or its server has refused a sign-in or reached a limit. Empty
   * where nothing stands against it.
   */
  public Optional<OffsetDateTime> busyUntil(WorkKind kind, String companyId, String accountId) {
    return repository.busyUntil(companyId, accountId, kind).filter(until -> until.isAfter(now()));
  }

  /** Prolongs those claims of a node that it works on; what it forgot goes to others in time. */
  public void renew(Collection<ClaimedAccount> underWay, String owner) {
    underWay.stream().sorted(IN_ONE_ORDER).forEach(each -> repository.renew(each, owner, LEASE));
  }

  /**
   * Gives a claim back. An account with more due work lines up behind those that wait already.
   *
   * @param pause how long it is left alone, whatever becomes due meanwhile
   * @param nextDue asked, while nobody can add work, when the next is due; empty for never
   */
  public void release(
      ClaimedAccount claimed,
      String owner,
      Duration pause,
      Supplier<Optional<OffsetDateTime>> nextDue) {
    if (repository.lock(claimed, owner)) {
      OffsetDateTime earliest = now().plus(pause);
      Optional<OffsetDateTime> next =
          nextDue.get().map(due -> due.isBefore(earliest) ? earliest : due);
      repository.release(claimed, next.orElse(null), earliest);
    }
  }

  /**
   * Gives a claim back whose work broke: whoever claims it next takes over what was left half done.
   *
   * @param pause how long it is left alone
   */
  public void leave(ClaimedAccount claimed, String owner, Duration pause) {
    if (repository.lock(claimed, owner)) {
      repository.leave(claimed, now().plus(pause));
    }
  }
}
