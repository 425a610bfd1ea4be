package org.remitente.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what is called on a channel of PostgreSQL, over a connection of its own that it opens again
 * where that was lost. Ends where the database knows no calls.
 */
final class CallListener implements Runnable {

  private static final Logger LOG = Logger.getLogger(CallListener.class.getName());
  private static final int SECONDS_TO_ANSWER = 5;

  private final String channel;
  private final Callable<Connection> opener;
  private final Consumer<String> heard;
  private final Duration silence;
  private volatile boolean stopped;
  private volatile boolean listening;
  private Connection connection;

  /**
   * Makes a listener that hears nothing before it is run.
   *
   * @param channel in small letters
   * @param heard takes each word; what it throws is logged
   * @param silence how long nothing may be heard before the database is asked whether it is still
   *     there; and the pause before a lost connection is opened again
   */
  CallListener(
      String channel, Callable<Connection> opener, Consumer<String> heard, Duration silence) {
    this.channel = channel;
    this.opener = opener;
    this.heard = heard;
    this.silence = silence;
  }

  /** Whether it hears what is called now. */
  boolean isListening() {
    return listening;
  }

  @Override
  public void run() {
    boolean goesOn = true;
    while (goesOn && !stopped) {
      goesOn = listenOnce();
    }
  }

  /** Until the connection is lost; whether another one is worth to be opened. */
  private boolean listenOnce() {
    try (Connection opened = opener.call()) {
      Optional<PGConnection> line = lineOf(opened);
      if (line.isEmpty()) {
        return false;
      }
      hold(opened);
      listen(opened, line.get());
    } catch (Exception lost) {
      LOG.log(Level.FINE, "Other nodes are not heard for a while", lost);
    } finally {
      listening = false;
    }
    return pause();
  }

  private static Optional<PGConnection> lineOf(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? Optional.of(connection.unwrap(PGConnection.class))
        : Optional.empty();
  }

  private void listen(Connection opened, PGConnection line) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("listen " + channel);
    }
    listening = true;
    while (!stopped) {
      PGNotification[] calls = line.getNotifications((int) silence.toMillis());
      if (calls == null || calls.length == 0) {
        if (!opened.isValid(SECONDS_TO_ANSWER)) {
          return;
        }
      } else {
        for (PGNotification call : calls) {
          tell(call.getParameter());
        }
      }
    }
  }

  private void tell(String word) {
    try {
      heard.accept(word);
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.WARNING, "A call of another node led to nothing", fault);
    }
  }

  private synchronized boolean pause() {
    connection = null;
    try {
      if (!stopped) {
        wait(silence.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !stopped;
  }

  private synchronized void hold(Connection opened) throws SQLException {
    if (stopped) {
      opened.close();
    }
    connection = opened;
  }

  /** Hears no more; a wait under way is cut off. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException gone) {
        LOG.log(Level.FINE, "The connection was gone already", gone);
      }
    }
  }
}
