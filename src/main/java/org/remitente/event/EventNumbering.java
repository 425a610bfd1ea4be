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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

  /** So long at most an event waits for more, so that many cost one transaction. */
  private static final long MILLIS_TO_GATHER = 50;

  /** So many beats without news end with a look all the same: another node may have died. */
  private static final int BEATS_WITHOUT_NEWS = 20;

  /** Neither waits for the other. */
  private static final int KINDS_OF_LOOKS = 2;

  @EJB Events events;
  @Inject OldEvents old;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  private final AtomicBoolean news = new AtomicBoolean();
  private ScheduledExecutorService looks;
  private int beats;

  @PostConstruct
  void start() {
    // Not scheduled when there is news: that costs the container as much as writing an event.
    looks = Executors.newScheduledThreadPool(KINDS_OF_LOOKS, threads);
    looks.scheduleWithFixedDelay(
        this::beat, MILLIS_TO_GATHER, MILLIS_TO_GATHER, TimeUnit.MILLISECONDS);
    looks.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  /** There are events without a place. */
  public void lookSoon() {
    news.set(true);
  }

  void beat() {
    beats++;
    if (news.getAndSet(false) || beats == BEATS_WITHOUT_NEWS) {
      beats = 0;
      look();
    }
  }

  private void look() {
    try {
      if (events.number()) {
        lookSoon();
      }
    } catch (RuntimeException | Error fault) {
      // What failed once would not be scheduled again.
      LOG.log(Level.WARNING, "Events cannot be numbered now", fault);
    }
  }

  private void sweep() {
    try {
      old.delete();
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.WARNING, "Old events cannot be deleted now", fault);
    }
  }

  @PreDestroy
  void stop() {
    looks.shutdown();
  }
}
