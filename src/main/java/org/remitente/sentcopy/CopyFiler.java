package org.remitente.sentcopy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.Outbox;
import org.remitente.work.WorkKind;
import org.remitente.work.WorkLoops;

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

  @Inject WorkLoops loops;
  @EJB SentCopies copies;
  @EJB MailAccounts accounts;
  @Inject AccountConnections connections;
  @EJB Outbox outbox;

  @PostConstruct
  void start() {
    loops.start(
        WorkKind.COPY,
        ACCOUNTS_AT_ONCE,
        new Filing(copies, accounts, connections, outbox),
        CONNECTION_WAITS);
  }

  @PreDestroy
  void stop() {
    loops.stop(WorkKind.COPY);
  }
}
