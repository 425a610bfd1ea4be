package org.remitente.checkup;

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
import jakarta.inject.Inject;
import java.time.Duration;
import org.remitente.account.MailAccounts;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkKind;

/** Looks at accounts whose time has come, two at once: the container's shell around the looks. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Checker {

  private static final int ACCOUNTS_AT_ONCE = 2;

  @Inject Checkups checkups;
  @Inject AccountLook look;
  @Inject AccountWork work;
  @Inject MailAccounts accounts;
  @Resource ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private ClaimLoop loop;

  @PostConstruct
  void start() {
    loop =
        new ClaimLoop(
            WorkKind.CHECK,
            ACCOUNTS_AT_ONCE,
            work,
            executor,
            new Checking(checkups, look, accounts, work),
            Duration.ZERO);
    loop.start(scheduler);
  }

  @PreDestroy
  void stop() {
    loop.stop();
  }
}
