package org.remitente.content;

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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes content that is kept no longer, a little every minute. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContentSweeper {

  private static final Logger LOG = Logger.getLogger(ContentSweeper.class.getName());

  /** A minute's share: sending comes first where much is to be deleted. */
  private static final int BATCHES = 20;

  @EJB KeptContent content;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private ScheduledFuture<?> sweeps;

  @PostConstruct
  void start() {
    sweeps = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      int batches = 1;
      while (content.deleteExpired() && batches < BATCHES) {
        batches++;
      }
    } catch (RuntimeException fault) {
      // Thrown on, it would have been the last time.
      LOG.log(Level.WARNING, "Content that is kept no longer cannot be deleted now", fault);
    }
  }

  @PreDestroy
  void stop() {
    sweeps.cancel(false);
  }
}
