package org.remitente.webhook;

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
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import org.remitente.network.WebPost;
import org.remitente.work.WorkKind;
import org.remitente.work.WorkLoops;

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

  @Inject WorkLoops loops;
  @EJB WebhookQueue queue;
  @EJB WebhookOutcomes outcomes;
  @Inject WebPost post;

  @Resource(lookup = LANES)
  ManagedExecutorService executor;

  @PostConstruct
  void start() {
    loops.start(
        WorkKind.HOOK,
        AT_ONCE,
        executor,
        new WebhookTelling(queue, outcomes, post, PATIENCE),
        Duration.ZERO);
  }

  @PreDestroy
  void stop() {
    loops.stop(WorkKind.HOOK);
  }
}
