package org.remitente.checkup;

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
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;
import org.remitente.work.WorkLoops;

/** Looks at accounts whose time has come, two at once: the container's shell around the looks. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Checker {

  private static final int ACCOUNTS_AT_ONCE = 2;

  @Inject WorkLoops loops;
  @EJB Checkups checkups;
  @Inject AccountLook look;
  @EJB AccountWork work;
  @EJB MailAccounts accounts;

  @PostConstruct
  void start() {
    loops.start(
        WorkKind.CHECK,
        ACCOUNTS_AT_ONCE,
        new Checking(checkups, look, accounts, work),
        Duration.ZERO);
  }

  @PreDestroy
  void stop() {
    loops.stop(WorkKind.CHECK);
  }
}
