package org.remitente.work;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.DatabaseOutage;
import org.remitente.shared.Ids;

/**
 * Claims accounts with due work of one kind and does a limited number of pieces of it at once.
 * Plain; {@link WorkLoops} starts and stops it.
 *
 * <p>An account goes on as long as it has work; where others wait and no hand is free, it makes
 * room for them once it has had its share, and lines up behind them.
 */
public final class ClaimLoop {

  private static final Logger LOG = Logger.getLogger(ClaimLoop.class.getName());
  private static final int SECONDS_BETWEEN_LOOKS = 2;
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);
  private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(1);
  private static final int SECONDS_TO_END = 5;

  private final WorkKind kind;
  private final int limit;
  private final AccountWork work;
  private final Executor executor;
  private final Task task;
  private final String node = Ids.next();
  private final Semaphore room;
  private final Duration patience;
  private final AccountTurn.Hands hands;
  private final Map<ClaimedAccount, AccountTurn> underWay = new ConcurrentHashMap<>();
  private final Set<ClaimedAccount> toGiveBack = ConcurrentHashMap.newKeySet();
  private final Set<ClaimedAccount> madeHere = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean waking = new AtomicBoolean();
  private Future<?> looks;
  private volatile boolean stopped;
  private volatile boolean wanted;

  /** The work on one account. */
  public interface Task {

    /**
     * Does what is due, or a part of it.
     *
     * @param turn what the node grants it
     * @return how long the account is to be left alone at least
     */
    Duration run(ClaimedAccount claimed, Turn turn);

    /** When more is due; empty for never. Asked while nobody can add work to the account. */
    Optional<OffsetDateTime> nextDue(ClaimedAccount claimed);
  }

  /**
   * Makes a loop that looks for nothing yet.
   *
   * @param limit pieces of work at once
   * @param task does an account's work
   * @param patience how long an account that has nothing more to do waits for more
   */
  public ClaimLoop(
      WorkKind kind, int limit, AccountWork work, Executor executor, Task task, Duration patience) {
    this.kind = kind;
    this.limit = limit;
    this.work = work;
    this.executor = executor;
    this.task = task;
    this.patience = patience;
    this.room = new Semaphore(limit);
    this.hands =
        new AccountTurn.Hands(room, executor, () -> stopped, () -> wanted, System::nanoTime);
  }

  /**
   * Looks for due work from now on, also for that of nodes that died. No timer of the container:
   * Payara takes one away where a transaction below it failed twice, as in each outage of the
   * database.
   */
  public void start(ScheduledExecutorService scheduler) {
    looks =
        scheduler.scheduleWithFixedDelay(
            this::tick, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /**
   * Prolongs what this node holds and claims what is due. Never fails: what failed once would not
   * be scheduled again, and a database that is restarted comes back.
   */
  public void tick() {
    try {
      if (!underWay.isEmpty()) {
        work.renew(List.copyOf(underWay.keySet()), node);
      }
      toGiveBack.forEach(this::giveBackAtLast);
      claim();
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.WARNING, "Due work of kind " + kind + " cannot be looked for now", fault);
    }
  }

  /** Work has become due: whoever works on the account hears of it, or else it is claimed soon. */
  public void wake(WorkDue due) {
    if (due.kind() != kind) {
      return;
    }
    AccountTurn turn = underWay.get(due.account());
    if (turn != null) {
      turn.hear();
      return;
    }
    if (!due.elsewhere()) {
      madeHere.add(due.account());
    }
    claimSoon();
  }

  /** On another thread; many wishes at once are one. */
  private void claimSoon() {
    boolean known = wanted && room.availablePermits() == 0;
    if (!known && waking.compareAndSet(false, true)) {
      try {
        executor.execute(this::claimNow);
      } catch (RejectedExecutionException full) {
        waking.set(false);
        LOG.log(Level.WARNING, "Work of kind {0} waits for the next look", kind);
      }
    }
  }

  /** Pieces of work that are being done. */
  int busy() {
    return limit - room.availablePermits();
  }

  /** Pieces of work that may be done at once. */
  int limit() {
    return limit;
  }

  private void claimNow() {
    waking.set(false);
    try {
      claim();
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.WARNING, "Due work of kind " + kind + " cannot be claimed now", fault);
    }
  }

  private synchronized void claim() {
    int free = room.availablePermits();
    if (stopped) {
      return;
    }
    if (free > 0) {
      work.claim(kind, free, node).forEach(this::begin);
    }
    wanted = room.availablePermits() == 0 && work.somebodyWaits(kind);
    if (wanted) {
      underWay.values().forEach(AccountTurn::nudge);
    }
    callOthers();
  }

  /** What was made here and is not under way here is another node's, or waits for a hand. */
  private void callOthers() {
    Set<ClaimedAccount> left = new HashSet<>(madeHere);
    madeHere.removeAll(left);
    left.removeAll(underWay.keySet());
    if (!left.isEmpty()) {
      work.callOthers(left);
    }
  }

  /** An account that comes back while this node works on it only had its lease ended: it has it. */
  private void begin(Claim claim) {
    ClaimedAccount claimed = claim.account();
    AccountTurn turn = new AccountTurn(node, claim.takenOver(), hands, patience);
    if (underWay.putIfAbsent(claimed, turn) != null) {
      return;
    }
    room.acquireUninterruptibly();
    try {
      executor.execute(() -> run(claimed, turn));
    } catch (RejectedExecutionException full) {
      LOG.log(Level.WARNING, "Nobody is free for account {0}", claimed.accountId());
      giveBack(claimed, Duration.ZERO);
      room.release();
    }
  }

  /**
   * Claims nothing more, and waits a few seconds for what is under way, so that it is given back
   * and nobody need wait for the lease to end.
   */
  public void stop() {
    stopped = true;
    underWay.values().forEach(AccountTurn::nudge);
    if (looks != null) {
      looks.cancel(false);
    }
    try {
      if (!room.tryAcquire(limit, SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.log(Level.INFO, "Work of kind {0} is still under way", kind);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(ClaimedAccount claimed, AccountTurn turn) {
    try {
      Duration pause = task.run(claimed, turn);
      underWay.remove(claimed);
      work.release(claimed, node, pause, () -> task.nextDue(claimed));
    } catch (RuntimeException fault) {
      LOG.log(Level.SEVERE, "Work on account " + claimed.accountId() + " broke", fault);
      giveBack(claimed, DatabaseOutage.caused(fault) ? AFTER_AN_OUTAGE : AFTER_A_FAULT);
    } catch (Error fatal) {
      underWay.remove(claimed);
      throw fatal;
    } finally {
      room.release();
    }
    // On this thread: another one may have to wait for those that are at work.
    claimNow();
  }

  /** Under way no more before it is given back: this node may claim it again at once. */
  private void giveBack(ClaimedAccount claimed, Duration pause) {
    underWay.remove(claimed);
    try {
      work.leave(claimed, node, pause);
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "Account {0} is given back later", claimed.accountId());
      toGiveBack.add(claimed);
    }
  }

  /** After an outage, so that nobody need wait for the lease to end. */
  private void giveBackAtLast(ClaimedAccount claimed) {
    if (!underWay.containsKey(claimed)) {
      work.leave(claimed, node, Duration.ZERO);
    }
    toGiveBack.remove(claimed);
  }
}
