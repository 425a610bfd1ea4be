package org.remitente.testing;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/**
 * A database with the product's own migrations and entities, and transactions as a container would
 * begin them: H2 in memory, or one of the tests' own PostgreSQL server, see {@link DatabaseTest}.
 */
public final class TestDatabase implements AutoCloseable {

  private final PreparedDatabase prepared;
  private final Runnable end;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
  private final EntityManager shared;
  private volatile boolean closed;

  private TestDatabase(PreparedDatabase prepared, Runnable end) {
    this.prepared = prepared;
    this.end = end;
    this.shared =
        (EntityManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, args) -> {
                  try {
                    return method.invoke(session(), args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  /** A database, migrated and empty. */
  public static TestDatabase open() {
    PreparedDatabase prepared = PreparedDatabase.take();
    return new TestDatabase(prepared, prepared::giveBack);
  }

  /** The same database as another node sees it, to be closed before this one. */
  TestDatabase another() {
    return new TestDatabase(prepared, () -> {});
  }

  /** What is injected as persistence context: always that of the thread's transaction. */
  public EntityManager entities() {
    return shared;
  }

  /** Work in the thread's transaction, or in one of its own where there is none. */
  public <T> T required(Callable<T> work) throws Exception {
    return current.get() != null ? work.call() : requiresNew(work);
  }

  /** Work in a transaction of its own; what the thread had begun waits. */
  public <T> T requiresNew(Callable<T> work) throws Exception {
    return with(
        newSession(),
        () -> {
          EntityManager session = current.get();
          session.getTransaction().begin();
          try {
            T result = work.call();
            session.getTransaction().commit();
            return result;
          } finally {
            if (session.getTransaction().isActive()) {
              session.getTransaction().rollback();
            }
            session.close();
          }
        });
  }

  /** Work outside of any transaction. */
  public <T> T notSupported(Callable<T> work) throws Exception {
    return with(null, work);
  }

  private <T> T with(EntityManager session, Callable<T> work) throws Exception {
    EntityManager before = current.get();
    current.set(session);
    try {
      return work.call();
    } finally {
      current.set(before);
    }
  }

  /** Outside of a transaction each call has a session of its own, as in a container. */
  private EntityManager session() {
    EntityManager session = current.get();
    return session == null ? newSession() : session;
  }

  /** Whoever still works when a test has ended must not do so in the next one's database. */
  private EntityManager newSession() {
    if (closed) {
      throw new IllegalStateException("The test has ended");
    }
    return prepared.factory().createEntityManager();
  }

  @Override
  public void close() {
    closed = true;
    end.run();
  }
}
