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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.Diagnosis;

/** Renews permissions that nobody used for days, so that none ends unused. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GrantKeeper {

  private static final Logger LOG = Logger.getLogger(GrantKeeper.class.getName());
  private static final int MINUTES_BETWEEN_LOOKS = 10;
  private static final int AT_ONCE = 50;
  private static final Duration AFTER_A_FAULT = Duration.ofHours(6);

  @EJB GrantRenewals renewals;
  @Inject AccessTokens tokens;
  @EJB MailAccounts accounts;

  /** For a thread of its own: who waits for a server keeps nothing else waiting. */
  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  private ScheduledExecutorService looks;

  @PostConstruct
  void start() {
    looks = Executors.newSingleThreadScheduledExecutor(threads);
    looks.scheduleWithFixedDelay(this::look, 1, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      renewDue();
    } catch (RuntimeException | Error fault) {
      // What failed once would not be scheduled again.
      LOG.log(Level.WARNING, "Permissions cannot be renewed now", fault);
    }
  }

  /** Renews what is due; one that the provider does not honour any more stops its account. */
  public void renewDue() {
    for (DueGrant due : renewals.due(AT_ONCE)) {
      try {
        renew(due.companyId(), due.accountId());
      } catch (RuntimeException fault) {
        // One that cannot be read must not keep the others from being renewed.
        LOG.log(Level.WARNING, "The permission of an account cannot be renewed", fault);
        renewals.postpone(due.companyId(), due.accountId(), AFTER_A_FAULT);
      }
    }
  }

  private void renew(String companyId, String accountId) {
    tokens
        .renew(companyId, accountId)
        .filter(Diagnosis::stopsAccount)
        .ifPresent(
            why -> accounts.reportHealth(companyId, accountId, AccountHealth.NEEDS_SIGN_IN, why));
  }

  @PreDestroy
  void stop() {
    looks.shutdown();
  }
}
