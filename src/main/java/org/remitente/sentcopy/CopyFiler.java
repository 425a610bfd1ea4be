package org.remitente.sentcopy;

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
import java.time.Duration;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.Outbox;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkDue;
import org.remitente.work.WorkKind;

/**
 * Files copies that are due, a few accounts at once: the container's shell around {@link
 * CopyDelivery}.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CopyFiler {

  private static final int ACCOUNTS_AT_ONCE = 4;

  /** So long a connection waits for another copy. */
  private static final Duration CONNECTION_WAITS = Duration.ofSeconds(1);

  @Inject SentCopies copies;
  @Inject AccountWork work;
  @Inject MailAccounts accounts;
  @Inject AccountConnections connections;
  @Inject Outbox outbox;
  @Resource ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private ClaimLoop loop;

  @PostConstruct
  void start() {
    loop =
        new ClaimLoop(
            WorkKind.COPY,
            ACCOUNTS_AT_ONCE,
            work,
            executor,
            new Filing(copies, accounts, connections, outbox),
            CONNECTION_WAITS);
    loop.start(scheduler);
  }

  /** A message was submitted: its copy need not wait for the next tick. */
  public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkDue due) {
    loop.wake(due);
  }

  @PreDestroy
  void stop() {
    loop.stop();
  }
}
