package org.remitente.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * An H2 database in memory with the product's own migrations and entities, and transactions as a
 * container would begin them.
 */
public final class TestDatabase implements AutoCloseable {

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final EntityManagerFactory factory;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
  private final EntityManager shared;

  private TestDatabase(EntityManagerFactory factory) {
    this.factory = factory;
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

  /** A new database, migrated. */
  public static TestDatabase open() {
    FLYWAY.setLevel(Level.WARNING);
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;TIME ZONE=UTC";
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("classpath:db/common", "classpath:db/h2")
        .load()
        .migrate();
    return new TestDatabase(
        Persistence.createEntityManagerFactory(
            "remitente",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", "sa",
                "jakarta.persistence.jdbc.password", "",
                "eclipselink.logging.level", "SEVERE")));
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
        factory.createEntityManager(),
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
    return session == null ? factory.createEntityManager() : session;
  }

  @Override
  public void close() {
    factory.close();
  }
}
