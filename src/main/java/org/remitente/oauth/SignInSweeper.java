package org.remitente.oauth;

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

/** Forgets, within a minute, what sign-ins kept that nobody can go on with any more. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInSweeper {

  private static final Logger LOG = Logger.getLogger(SignInSweeper.class.getName());

  @EJB SignInRecords records;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private ScheduledFuture<?> sweeps;

  @PostConstruct
  void start() {
    sweeps = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      records.forgetExpired();
    } catch (RuntimeException fault) {
      // Thrown on, it would have been the last time.
      LOG.log(Level.FINE, "Sign-ins that expired cannot be forgotten now", fault);
    }
  }

  @PreDestroy
  void stop() {
    sweeps.cancel(false);
  }
}
