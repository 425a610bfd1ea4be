package org.remitente.bounce;

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
import org.remitente.outbox.Returns;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;
import org.remitente.work.WorkLoops;

/** Has inboxes looked through, two at once: the container's shell around {@link InboxLook}. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BounceWatcher {

  private static final int ACCOUNTS_AT_ONCE = 2;

  @Inject WorkLoops loops;
  @EJB Bounces bounces;
  @EJB Returns returns;
  @Inject AccountConnections connections;
  @EJB MailAccounts accounts;
  @EJB AccountWork work;

  @PostConstruct
  void start() {
    loops.start(
        WorkKind.BOUNCE,
        ACCOUNTS_AT_ONCE,
        new InboxLook(bounces, returns, connections, accounts, work),
        Duration.ZERO);
  }

  @PreDestroy
  void stop() {
    loops.stop(WorkKind.BOUNCE);
  }
}
