package org.remitente.network;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ties connections together: cutting it ends them all at once, those that are just being made too,
 * and none is made afterwards. Whoever waits on one of them hears that it is lost.
 */
public final class Lifeline {

  private static final Logger LOG = Logger.getLogger(Lifeline.class.getName());

  private final Set<Closeable> tied = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Ends everything that hangs on it, from any thread, without waiting. */
  public void cut() {
    end.complete(null);
    tied.forEach(Lifeline::close);
  }

  /** Whether it was cut. */
  public boolean isCut() {
    return end.isDone();
  }

  /** Completed when it is cut: who waits for something else too need not wait any longer. */
  public CompletableFuture<Void> end() {
    return end.copy();
  }

  /** Ties a socket, or a call; where the line was cut already it is closed. */
  void tie(Closeable connection) {
    tied.add(connection);
    if (isCut()) {
      close(connection);
    }
  }

  void untie(Closeable connection) {
    tied.remove(connection);
  }

  private static void close(Closeable connection) {
    try {
      connection.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "A connection was closed already", e);
    }
  }
}
