package org.remitente.webhook;

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
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.remitente.network.WebPost;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkDue;
import org.remitente.work.WorkKind;

/**
 * Tells webhooks what is due, many at once: the container's shell around {@link WebhookTelling}.
 * Each has one lane at most, and a silent one is left alone for longer and longer, so that it keeps
 * no other waiting.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = WebhookTeller.LANES, maxAsync = WebhookTeller.AT_ONCE + 2)
public class WebhookTeller {

  static final String LANES = "java:app/concurrent/webhooks";

  /** Threads that wait for receivers; there are as many only while as many are silent. */
  static final int AT_ONCE = 100;

  /** Whoever has not answered by then has not taken it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject AccountWork work;
  @Inject WebhookQueue queue;
  @Inject WebhookOutcomes outcomes;
  @Inject WebPost post;

  @Resource(lookup = LANES)
  ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private ClaimLoop loop;

  @PostConstruct
  void start() {
    loop =
        new ClaimLoop(
            WorkKind.HOOK,
            AT_ONCE,
            work,
            executor,
            new WebhookTelling(queue, outcomes, post, PATIENCE),
            Duration.ZERO);
    loop.start(scheduler);
  }

  /** Something is to be told: it need not wait for the next tick. */
  public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkDue due) {
    loop.wake(due);
  }

  @PreDestroy
  void stop() {
    loop.stop();
  }
}
