package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.Ids;

/**
 * Claims accounts with due work of one kind and works on a limited number of them at once. Plain; a
 * container's bean ticks it.
 */
public final class ClaimLoop {

  private static final Logger LOG = Logger.getLogger(ClaimLoop.class.getName());
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

  private final WorkKind kind;
  private final int limit;
  private final AccountWork work;
  private final Executor executor;
  private final Task task;
  private final String node = Ids.next();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** The work on one account. */
  public interface Task {

    /** Does what is due, or a part of it. */
    void run(ClaimedAccount claimed);

    /** When more is due; empty for never. Asked while nobody can add work to the account. */
    Optional<OffsetDateTime> nextDue(ClaimedAccount claimed);
  }

  /**
   * Makes a loop that nobody ticks yet.
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
  }

  /** Prolongs what this node holds and claims what is due. */
  public void tick() {
    if (active.get() > 0) {
      work.renew(kind, node);
    }
    claim();
  }

  /** Claims what is due, as far as there is room. */
  public synchronized void claim() {
    int room = limit - active.get();
    if (room <= 0 || stopped.get()) {
      return;
    }
    for (ClaimedAccount claimed : work.claim(kind, room, node)) {
      active.incrementAndGet();
      executor.execute(() -> run(claimed));
    }
  }

  /** Claims nothing more. */
  public void stop() {
    stopped.set(true);
  }

  private void run(ClaimedAccount claimed) {
    try {
      task.run(claimed);
      work.release(claimed, node, () -> task.nextDue(claimed));
    } catch (RuntimeException fault) {
      LOG.log(Level.SEVERE, "Work on account " + claimed.accountId() + " broke", fault);
      work.release(claimed, node, () -> Optional.of(work.now().plus(AFTER_A_FAULT)));
    } finally {
      active.decrementAndGet();
    }
    claim();
  }
}
