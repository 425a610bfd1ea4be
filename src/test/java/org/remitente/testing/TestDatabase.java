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
 * A database with the product's own migrations and entities, and transactions as a container would
 * begin them: H2 in memory, or one of the tests' own PostgreSQL server, see {@link DatabaseTest}.
 */
public final class TestDatabase implements AutoCloseable {

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final DatabaseAccess access;
  private final EntityManagerFactory factory;
  private final Runnable end;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
  private final EntityManager shared;

  private TestDatabase(DatabaseAccess access, Runnable end) {
    this.access = access;
    this.factory = factory(access);
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

  /** A new database, migrated. */
  public static TestDatabase open() {
    FLYWAY.setLevel(Level.WARNING);
    return TestedDatabase.current() == TestedDatabase.H2 ? inMemory() : onPostgres();
  }

  /** The same database as another node sees it. */
  TestDatabase another() {
    return new TestDatabase(access, () -> {});
  }

  private static TestDatabase inMemory() {
    DatabaseAccess access =
        new DatabaseAccess(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;TIME ZONE=UTC", "sa", "");
    migrate(access, "h2");
    return new TestDatabase(access, () -> {});
  }

  private static TestDatabase onPostgres() {
    DatabaseAccess access = PostgresServer.shared().copyOf(Migrated.DATABASE);
    return new TestDatabase(access, () -> PostgresServer.shared().drop(access));
  }

  /** Copied for each test: to migrate costs more. */
  private static final class Migrated {
    private static final DatabaseAccess DATABASE = PostgresServer.shared().newDatabase();

    static {
      migrate(DATABASE, "postgresql");
    }
  }

  private static void migrate(DatabaseAccess access, String dialect) {
    Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .locations("classpath:db/common", "classpath:db/" + dialect)
        .load()
        .migrate();
  }

  private static EntityManagerFactory factory(DatabaseAccess access) {
    return Persistence.createEntityManagerFactory(
        "remitente",
        Map.of(
            "jakarta.persistence.transactionType",
            "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource",
            "",
            "jakarta.persistence.jdbc.url",
            access.url(),
            "jakarta.persistence.jdbc.user",
            access.user(),
            "jakarta.persistence.jdbc.password",
            access.password(),
            "eclipselink.logging.level",
            "SEVERE"));
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
    end.run();
  }
}
