package org.remitente.outbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;

/**
 * Sends what is due, several accounts at once: the container's shell around {@link
 * AccountDelivery}.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dispatcher {

  @Inject AccountWork work;
  @Inject DeliveryLog log;
  @Inject MailAccounts accounts;
  @Inject AccountConnections ways;
  @Resource ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  @Inject
  @ConfigProperty(name = "remitente.outbox.connections", defaultValue = "8")
  int connections;

  private ClaimLoop loop;

  @PostConstruct
  void start() {
    loop =
        new ClaimLoop(WorkKind.SEND, connections, work, executor, new Sending(log, accounts, ways));
    loop.start(scheduler);
  }

  /** A message was stored: it need not wait for the next tick. */
  public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkDue due) {
    if (due.kind() == WorkKind.SEND) {
      loop.wake();
    }
  }

  /**
   * What was begun is given back, so that another node, or the next start, need not wait for the
   * lease.
   */
  @PreDestroy
  void stop() {
    loop.stop();
  }
}
