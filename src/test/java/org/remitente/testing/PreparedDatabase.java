package org.remitente.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * A migrated database, which one test after the other has for itself: to make one, and to make its
 * entities known, costs a test more than all else it does.
 */
final class PreparedDatabase {

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private static final Queue<PreparedDatabase> IDLE = new ConcurrentLinkedQueue<>();

  /** What migrations write into a new database. */
  private static final String SEED = "insert into event_turn (id, last_position) values (1, 0)";

  private static final String TABLES =
      "select table_name from information_schema.tables where lower(table_schema) = 'public'"
          + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'";

  private final DatabaseAccess access;
  private final EntityManagerFactory factory;
  private final List<String> tables;

  private PreparedDatabase(DatabaseAccess access, String dialect) {
    this.access = access;
    Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .locations("classpath:db/common", "classpath:db/" + dialect)
        .load()
        .migrate();
    this.factory = factory(access);
    this.tables = tables();
  }

  /** One that nobody has. */
  static PreparedDatabase take() {
    PreparedDatabase idle = IDLE.poll();
    return idle == null ? make() : idle;
  }

  /** A new one. */
  static PreparedDatabase make() {
    FLYWAY.setLevel(Level.WARNING);
    return TestedDatabase.current() == TestedDatabase.H2
        ? new PreparedDatabase(inMemory(), "h2")
        : new PreparedDatabase(PostgresServer.shared().newDatabase(), "postgresql");
  }

  private static DatabaseAccess inMemory() {
    return new DatabaseAccess(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;TIME ZONE=UTC", "sa", "");
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

  /** Makes sessions on it. */
  EntityManagerFactory factory() {
    return factory;
  }

  /** Lets another test have it, as if it were new. */
  void giveBack() {
    if (isEmptied()) {
      IDLE.add(this);
    } else {
      factory.close();
    }
  }

  /** Not where somebody who outlives a test holds on to its rows. */
  boolean isEmptied() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : emptying()) {
        statement.execute(each);
      }
      return true;
    } catch (SQLException held) {
      return false;
    }
  }

  private List<String> emptying() {
    if (TestedDatabase.current() != TestedDatabase.H2) {
      return List.of("set lock_timeout = '1s'", "truncate " + String.join(", ", tables), SEED);
    }
    List<String> emptying = new ArrayList<>(List.of("set referential_integrity false"));
    tables.forEach(each -> emptying.add("delete from " + each));
    emptying.addAll(List.of(SEED, "set referential_integrity true"));
    return emptying;
  }

  /** All but the journal of migrations. */
  List<String> tables() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      List<String> tables = new ArrayList<>();
      while (row.next()) {
        tables.add(row.getString(1));
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }
}
