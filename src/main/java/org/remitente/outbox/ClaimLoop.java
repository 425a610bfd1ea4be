package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
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
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.DatabaseOutage;
import org.remitente.shared.Ids;

/**
 * Claims accounts with due work of one kind and works on a limited number of them at once. Plain; a
 * container's bean starts and stops it.
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
  private final Set<ClaimedAccount> underWay = ConcurrentHashMap.newKeySet();
  private final Set<ClaimedAccount> toGiveBack = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean waking = new AtomicBoolean();
  private Future<?> looks;
  private volatile boolean stopped;

  /** The work on one account. */
  public interface Task {

    /**
     * Does what is due, or a part of it.
     *
     * @param goOn asked between two pieces of work; false where the node is about to stop
     * @return how long the account is to be left alone at least
     */
    Duration run(ClaimedAccount claimed, BooleanSupplier goOn);

    /** When more is due; empty for never. Asked while nobody can add work to the account. */
    Optional<OffsetDateTime> nextDue(ClaimedAccount claimed);
  }

  /**
   * Makes a loop that looks for nothing yet.
   *
   * @param limit accounts at once
   * @param task does an account's work
   */
  public ClaimLoop(WorkKind kind, int limit, AccountWork work, Executor executor, Task task) {
    this.kind = kind;
    this.limit = limit;
    this.work = work;
    this.executor = executor;
    this.task = task;
    this.room = new Semaphore(limit);
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
        work.renew(List.copyOf(underWay), node);
      }
      toGiveBack.forEach(this::giveBackAtLast);
      claim();
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.WARNING, "Due work of kind " + kind + " cannot be looked for now", fault);
    }
  }

  /** Claims soon, on another thread; many wishes at once are one. */
  public void wake() {
    if (waking.compareAndSet(false, true)) {
      try {
        executor.execute(
            () -> {
              waking.set(false);
              tick();
            });
      } catch (RejectedExecutionException full) {
        waking.set(false);
        LOG.log(Level.WARNING, "Work of kind {0} waits for the next look", kind);
      }
    }
  }

  private synchronized void claim() {
    int free = room.availablePermits();
    if (free == 0 || stopped) {
      return;
    }
    work.claim(kind, free, node).forEach(this::begin);
  }

  /** An account that comes back while this node works on it only had its lease ended: it has it. */
  private void begin(ClaimedAccount claimed) {
    if (!underWay.add(claimed)) {
      return;
    }
    room.acquireUninterruptibly();
    try {
      executor.execute(() -> run(claimed));
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

  private void run(ClaimedAccount claimed) {
    try {
      Duration pause = task.run(claimed, () -> !stopped);
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
    tick();
  }

  /** Under way no more before it is given back: this node may claim it again at once. */
  private void giveBack(ClaimedAccount claimed, Duration pause) {
    underWay.remove(claimed);
    try {
      work.release(claimed, node, pause, () -> Optional.of(work.now()));
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "Account {0} is given back later", claimed.accountId());
      toGiveBack.add(claimed);
    }
  }

  /** After an outage, so that nobody need wait for the lease to end. */
  private void giveBackAtLast(ClaimedAccount claimed) {
    if (!underWay.contains(claimed)) {
      work.release(claimed, node, Duration.ZERO, () -> Optional.of(work.now()));
    }
    toGiveBack.remove(claimed);
  }
}
