package org.remitente.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToIntFunction;

/** The loops of this node, one a kind of work at most. */
@ApplicationScoped
public class WorkLoops {

  @EJB AccountWork work;
  @Resource ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  private final Map<WorkKind, ClaimLoop> loops = new ConcurrentHashMap<>();
  private ScheduledExecutorService scheduler;

  /**
   * Threads of its own, one for each kind of work: Payara's scheduler has a single one, and what
   * holds that up would cost this node its leases.
   */
  @PostConstruct
  void open() {
    scheduler = Executors.newScheduledThreadPool(WorkKind.values().length, threads);
  }

  /**
   * Has due work of a kind done from now on, on the server's threads.
   *
   * @param limit pieces of work at once
   * @param patience how long an account that has nothing more to do waits for more
   */
  public void start(WorkKind kind, int limit, ClaimLoop.Task task, Duration patience) {
    start(kind, limit, executor, task, patience);
  }

  /** The same on threads of its own. */
  public void start(
      WorkKind kind, int limit, Executor hands, ClaimLoop.Task task, Duration patience) {
    ClaimLoop loop = new ClaimLoop(kind, limit, work, hands, task, patience);
    loops.put(kind, loop);
    loop.start(scheduler);
  }

  /** Work was made due: it need not wait for the next look. */
  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkDue due) {
    loop(due.kind()).ifPresent(loop -> loop.wake(due));
  }

  /** Pieces of a kind of work that are being done on this node, or are about to be. */
  public int busy(WorkKind kind) {
    return figure(kind, ClaimLoop::busy);
  }

  /** Pieces of a kind of work that may be done on this node at once. */
  public int limit(WorkKind kind) {
    return figure(kind, ClaimLoop::limit);
  }

  private int figure(WorkKind kind, ToIntFunction<ClaimLoop> of) {
    return loop(kind).map(of::applyAsInt).orElse(0);
  }

  private Optional<ClaimLoop> loop(WorkKind kind) {
    return Optional.ofNullable(loops.get(kind));
  }

  /**
   * Begins nothing more of a kind. What was begun is given back, so that another node, or the next
   * start, need not wait for the lease.
   */
  public void stop(WorkKind kind) {
    loop(kind).ifPresent(ClaimLoop::stop);
  }

  @PreDestroy
  void close() {
    // Interrupted, a look that is under way would close the embedded database for everybody.
    scheduler.shutdown();
  }
}
