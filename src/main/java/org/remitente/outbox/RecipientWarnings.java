package org.remitente.outbox;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  /** By then all have answered, or will not. */
  private static final Duration ALL_HAVE_ANSWERED = Duration.ofSeconds(11);

  private static final int MOST_OPEN = 1000;

  @Inject RecipientDomains domains;
  @EJB MessageAcceptance acceptance;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  /** Looks again; begun by a thread of the container, since the resolver's own know no beans. */
  Consumer<Runnable> later =
      look -> scheduler.schedule(look, ALL_HAVE_ANSWERED.toMillis(), TimeUnit.MILLISECONDS);

  private final Semaphore room = new Semaphore(MOST_OPEN);
  private volatile long waitAgainAt = System.nanoTime();

  /** Begins to ask. */
  DomainQuestions ask(List<MessageRecipient> recipients) {
    return DomainQuestions.about(recipients, domains);
  }

  /** The message is stored: adds what has been found out meanwhile, and later what will be. */
  void complete(NewMessage stored, DomainQuestions questions) {
    if (questions.areOpen()) {
      if (System.nanoTime() - waitAgainAt >= 0 && !questions.wait(LITTLE)) {
        waitAgainAt = System.nanoTime() + IMPATIENCE.toNanos();
      }
      stored.warnings().addAll(keep(stored.message(), questions));
    }
    if (questions.areOpen() && room.tryAcquire()) {
      lookLater(stored.message(), questions);
    }
  }

  private void lookLater(OutboxMessage message, DomainQuestions questions) {
    try {
      later.accept(
          () -> {
            room.release();
            keep(message, questions);
          });
    } catch (RejectedExecutionException busy) {
      room.release();
      LOG.log(Level.FINE, "Nobody is free to look again", busy);
    }
  }

  /** The message is accepted whatever becomes of its warnings. */
  private List<MessageWarning> keep(OutboxMessage message, DomainQuestions questions) {
    List<MessageWarning> found = questions.answered();
    try {
      if (!found.isEmpty()) {
        acceptance.warn(message.companyId(), message.id(), found);
      }
    } catch (RuntimeException gone) {
      LOG.log(Level.FINE, "A warning cannot be written down", gone);
    }
    return found;
  }
}
