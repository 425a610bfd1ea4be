package org.remitente.event;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has events numbered soon after they were written, also those of nodes that died, and forgets old
 * ones.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventNumbering {

  private static final Logger LOG = Logger.getLogger(EventNumbering.class.getName());
  private static final long MILLIS_BETWEEN_LOOKS = 1000;

  /** Waits for more, so that many events cost one transaction. */
  private static final long MILLIS_TO_GATHER = 50;

  @EJB Events events;
  @Inject OldEvents old;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private final AtomicBoolean soon = new AtomicBoolean();
  private List<Future<?>> looks = List.of();

  @PostConstruct
  void start() {
    looks =
        List.of(
            scheduler.scheduleWithFixedDelay(
                this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS),
            scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES));
  }

  /** There are events without a place. */
  public void lookSoon() {
    if (soon.compareAndSet(false, true)) {
      try {
        scheduler.schedule(this::look, MILLIS_TO_GATHER, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException stopping) {
        soon.set(false);
      }
    }
  }

  private void look() {
    soon.set(false);
    try {
      if (events.number()) {
        lookSoon();
      }
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "Events cannot be numbered now", fault);
    }
  }

  private void sweep() {
    try {
      old.delete();
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "Old events cannot be deleted now", fault);
    }
  }

  @PreDestroy
  void stop() {
    looks.forEach(look -> look.cancel(false));
  }
}
