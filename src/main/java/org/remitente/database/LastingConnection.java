package org.remitente.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a pool keeps for good: a connection that is opened again where its database was restarted.
 *
 * <p>It looks before work begins, never within a transaction, of which half would be lost: a
 * transaction that was cut off fails. Of the state of a session only the mode of commits lives on,
 * and what the opener sets; the product sets nothing else.
 */
final class LastingConnection implements InvocationHandler {

  private static final Logger LOG = Logger.getLogger(LastingConnection.class.getName());

  /**
   * Whoever answered within this time is not asked again: a question costs a round trip. What a
   * driver does without one is no sign of life. No server is down and up again so soon.
   */
  private static final Duration FRESH = Duration.ofMillis(200);

  private static final int SECONDS_TO_ANSWER = 2;

  private static final AtomicInteger OPEN = new AtomicInteger();

  private static final AtomicInteger BUSY = new AtomicInteger();

  private final Opener opener;
  private final LongSupplier nanos;
  private Connection physical;
  private boolean autoCommit = true;
  private boolean atWork;
  private boolean closed;
  private long heardOf;

  /** Opens a connection to the database. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  private LastingConnection(Opener opener, LongSupplier nanos) throws SQLException {
    this.opener = opener;
    this.nanos = nanos;
    this.physical = opener.open();
    this.heardOf = nanos.getAsLong();
    OPEN.incrementAndGet();
  }

  /** How many a pool has opened and not closed. */
  static int open() {
    return OPEN.get();
  }

  /** How many of these have begun a transaction and not ended it. */
  static int busy() {
    return BUSY.get();
  }

  /**
   * Opens a connection that lasts.
   *
   * @throws SQLException where the database is away now
   */
  static Connection to(Opener opener) throws SQLException {
    return to(opener, System::nanoTime);
  }

  static Connection to(Opener opener, LongSupplier nanos) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            LastingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LastingConnection(opener, nanos));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "LastingConnection to " + physical;
      case "isClosed" -> closed;
      case "close", "abort" -> end(method, args);
      case "getAutoCommit" -> autoCommit;
      case "setAutoCommit" -> setAutoCommit((boolean) args[0]);
      // What pools set where they take a connection back; it is not worth to open one for.
      case "setClientInfo" -> physical.isClosed() ? null : pass(method, args);
      case "commit" -> endWork(method, args);
      case "rollback" -> args == null ? rollBack(method) : pass(method, args);
      default -> work(method, args);
    };
  }

  private Object end(Method method, Object[] args) throws Throwable {
    if (!closed) {
      OPEN.decrementAndGet();
    }
    closed = true;
    setAtWork(false);
    return pass(method, args);
  }

  /** Between two transactions it never fails: the work that follows tells better what is wrong. */
  private Object setAutoCommit(boolean on) throws SQLException {
    boolean wouldCommit = atWork;
    autoCommit = on;
    setAtWork(false);
    if (wouldCommit || !physical.isClosed()) {
      physical.setAutoCommit(on);
    }
    return null;
  }

  private Object endWork(Method method, Object[] args) throws Throwable {
    setAtWork(false);
    return pass(method, args);
  }

  /** With the connection the database has rolled back by itself. */
  private Object rollBack(Method method) throws Throwable {
    if (!closed && physical.isClosed()) {
      setAtWork(false);
      return null;
    }
    return endWork(method, null);
  }

  private Object work(Method method, Object[] args) throws Throwable {
    if (!atWork) {
      renewWhereDead();
      setAtWork(!autoCommit);
    }
    return pass(method, args);
  }

  private void setAtWork(boolean now) {
    if (now != atWork) {
      BUSY.addAndGet(now ? 1 : -1);
    }
    atWork = now;
  }

  private Object pass(Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(physical, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void renewWhereDead() throws SQLException {
    if (closed || isAlive()) {
      return;
    }
    closeDead();
    physical = opener.open();
    heardOf = nanos.getAsLong();
    if (!autoCommit) {
      physical.setAutoCommit(false);
    }
    LOG.log(Level.INFO, "A connection to the database was opened again");
  }

  private boolean isAlive() throws SQLException {
    if (physical.isClosed()) {
      return false;
    }
    if (nanos.getAsLong() - heardOf < FRESH.toNanos()) {
      return true;
    }
    if (!physical.isValid(SECONDS_TO_ANSWER)) {
      return false;
    }
    heardOf = nanos.getAsLong();
    return true;
  }

  private void closeDead() {
    try {
      physical.close();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "A dead connection cannot be closed", e);
    }
  }
}
