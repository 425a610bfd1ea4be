package org.remitente.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.account.MailAccounts;
import org.remitente.mail.MailServers;

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
  @Inject MailServers servers;
  @Resource ManagedExecutorService executor;

  @Inject
  @ConfigProperty(name = "remitente.outbox.connections", defaultValue = "8")
  int connections;

  private ClaimLoop loop;

  /** Looks for due work, also for that of nodes that died. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void tick() {
    loop().tick();
  }

  /** A message was stored: it need not wait for the next tick. */
  public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkDue due) {
    if (due.kind() == WorkKind.SEND) {
      loop().wake();
    }
  }

  /**
   * What was begun is given back, so that another node, or the next start, need not wait for the
   * lease.
   */
  @PreDestroy
  void stop() {
    loop().stop();
  }

  private synchronized ClaimLoop loop() {
    if (loop == null) {
      loop =
          new ClaimLoop(
              WorkKind.SEND, connections, work, executor, new Sending(log, accounts, servers));
    }
    return loop;
  }
}
