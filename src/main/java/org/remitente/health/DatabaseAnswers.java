package org.remitente.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Asks the database for an answer soon. The pool waits long for a connection, longer than whoever
 * asks; so one thread asks, and only one however many ask us.
 */
@ApplicationScoped
class DatabaseAnswers {

  private static final Logger LOG = Logger.getLogger(DatabaseAnswers.class.getName());
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Duration limit;
  private Future<Boolean> question;

  @Resource(lookup = "java:app/jdbc/remitente")
  DataSource dataSource;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ExecutorService executor;

  DatabaseAnswers() {
    this(SOON);
  }

  /**
   * @param limit how long an answer may take
   */
  DatabaseAnswers(Duration limit) {
    this.limit = limit;
  }

  /** Makes the bean, in a thread in which what it needs can be injected. */
  void prepare() {
    // Being called is all.
  }

  /** Whether it does; never waits longer than the limit. */
  boolean answers() {
    try {
      return question().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.log(Level.WARNING, "The database did not answer within {0}", limit);
    } catch (ExecutionException refused) {
      LOG.log(Level.WARNING, "The database cannot be asked: {0}", refused.getCause().toString());
    } catch (RejectedExecutionException busy) {
      LOG.log(Level.WARNING, "No thread is free to ask the database: {0}", busy.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private synchronized Future<Boolean> question() {
    if (question == null || question.isDone()) {
      question = executor.submit(this::ask);
    }
    return question;
  }

  private boolean ask() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid((int) Math.max(1, limit.toSeconds()));
    }
  }
}
