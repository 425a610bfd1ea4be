package org.remitente.health;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.outbox.Outbox;
import org.remitente.outbox.QueueFigures;

/**
 * How much waits, as the database said some seconds ago at most: however many ask, it is asked once
 * in that time, and nobody waits long for its answer.
 */
@ApplicationScoped
class QueueWatch {

  private static final Logger LOG = Logger.getLogger(QueueWatch.class.getName());
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Duration limit;
  private final LongSupplier nanos;
  private Future<QueueFigures> question;
  private long askedAt;

  @EJB Outbox outbox;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ExecutorService executor;

  QueueWatch() {
    this(SOON, System::nanoTime);
  }

  /**
   * @param limit how long an answer may take
   */
  QueueWatch(Duration limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  /** What waits; empty where nobody can say so soon. */
  Optional<QueueFigures> figures() {
    try {
      return Optional.of(question().get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      LOG.log(Level.FINE, "The queue was not counted within {0}", limit);
    } catch (ExecutionException refused) {
      LOG.log(Level.WARNING, "The queue cannot be counted: {0}", refused.getCause().toString());
    } catch (RejectedExecutionException busy) {
      LOG.log(Level.WARNING, "No thread is free to count the queue: {0}", busy.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private synchronized Future<QueueFigures> question() {
    boolean old = nanos.getAsLong() - askedAt > FRESH.toNanos();
    if (question == null || question.isDone() && old) {
      askedAt = nanos.getAsLong();
      question = executor.submit(outbox::queue);
    }
    return question;
  }
}
