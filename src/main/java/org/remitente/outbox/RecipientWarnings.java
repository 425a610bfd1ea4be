package org.remitente.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.provider.RecipientDomains;

/**
 * Warns of recipients whom a message will hardly reach. Name servers are asked while it is stored.
 * Who has answered by then stands in the answer; a little is waited for the others, and what they
 * say is written down when it comes. Best effort: a node that dies meanwhile forgets it.
 */
@ApplicationScoped
class RecipientWarnings {

  private static final Logger LOG = Logger.getLogger(RecipientWarnings.class.getName());
  private static final Duration LITTLE = Duration.ofMillis(200);

  /** Where name servers are slow, nobody waits for so long. */
  private static final Duration IMPATIENCE = Duration.ofMinutes(1);

  private static final int MOST_OPEN = 1000;

  @Inject RecipientDomains domains;
  @Inject MessageAcceptance acceptance;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ExecutorService executor;

  private final Semaphore room = new Semaphore(MOST_OPEN);
  private volatile long waitAgainAt = System.nanoTime();

  /** Begins to ask. */
  DomainQuestions ask(List<MessageRecipient> recipients) {
    return DomainQuestions.about(recipients, domains);
  }

  /** The message is stored: adds what has been found out meanwhile, and what will be. */
  void complete(NewMessage stored, DomainQuestions questions) {
    if (!questions.areOpen() || !room.tryAcquire()) {
      return;
    }
    if (System.nanoTime() - waitAgainAt >= 0 && !questions.wait(LITTLE)) {
      waitAgainAt = System.nanoTime() + IMPATIENCE.toNanos();
    }
    stored.warnings().addAll(questions.answered());
    questions.rest().whenComplete((found, fault) -> keep(stored.message(), found));
  }

  private void keep(OutboxMessage message, List<MessageWarning> found) {
    if (found == null || found.isEmpty()) {
      room.release();
      return;
    }
    try {
      executor.execute(() -> store(message, found));
    } catch (RejectedExecutionException busy) {
      room.release();
      LOG.log(Level.FINE, "Nobody is free to write a warning down", busy);
    }
  }

  private void store(OutboxMessage message, List<MessageWarning> found) {
    try {
      acceptance.warn(message.companyId(), message.id(), found);
    } catch (RuntimeException gone) {
      LOG.log(Level.FINE, "A warning cannot be written down", gone);
    } finally {
      room.release();
    }
  }
}
