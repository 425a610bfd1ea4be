package org.remitente.database;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Opens the connections of the server's pool: to the configured database, or to the embedded one.
 *
 * <p>A data source definition is an annotation and cannot choose; therefore it names this class,
 * which chooses when the first connection is asked for. Pooling is the server's; that connections
 * outlive a restart of the database is ours, see {@link LastingConnection}.
 */
public class ConfiguredDataSource implements DataSource {

  /** How long PostgreSQL may be silent, in seconds, unless the address says otherwise. */
  private static final Map<String, String> LIMITS =
      Map.of("connectTimeout", "5", "loginTimeout", "10", "socketTimeout", "60");

  /**
   * A prepared statement is planned without regard to its values, and by an index wherever there is
   * one: a queue fills within a minute, and what PostgreSQL knows of the number of its rows is
   * always old (src/decisions/0032). A migration that is better off otherwise has to say so.
   */
  private static final String PLANS =
      "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off";

  /** Connections that a node's pool may hold at once. */
  public static final int MOST_CONNECTIONS = 20;

  private DatabaseSettings settings;
  private boolean folderMade;
  private PrintWriter logWriter;
  private int loginTimeout;

  /** Called by the server's pool. */
  public ConfiguredDataSource() {
    // The configuration is read at the first connection: the pool also makes instances to look at.
  }

  ConfiguredDataSource(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes the address of the data source definition, which some servers insist on, and forgets it.
   *
   * @param url ignored; the configuration tells the address
   */
  public void setUrl(String url) {
    // Nothing to keep: see above.
  }

  @Override
  public Connection getConnection() throws SQLException {
    return LastingConnection.to(opener());
  }

  /** Opens a connection that ends where it is lost: what it listened to would be forgotten. */
  Connection openForOnce() throws SQLException {
    return opener().open();
  }

  private LastingConnection.Opener opener() throws SQLException {
    DatabaseSettings database = settings();
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    Driver driver = driverFor(database, properties);
    return isPostgresql(database)
        ? () -> planned(driver.connect(database.url(), properties))
        : () -> driver.connect(database.url(), properties);
  }

  private static Connection planned(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(PLANS);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean isPostgresql(DatabaseSettings database) {
    return database.url().startsWith("jdbc:postgresql:");
  }

  /**
   * Opens a connection with the configured user: nobody else has one.
   *
   * @param username ignored
   * @param password ignored
   */
  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  /** How many connections this node has to its database, in use or idle. */
  public static int openConnections() {
    return LastingConnection.open();
  }

  /** How many of them are in the middle of a transaction. */
  public static int busyConnections() {
    return LastingConnection.busy();
  }

  private synchronized DatabaseSettings settings() throws SQLException {
    if (settings == null) {
      // Payara asks before it has given the thread the class loader that getConfig() would take.
      settings = DatabaseSettings.from(ConfigProvider.getConfig(getClass().getClassLoader()));
    }
    if (!folderMade && settings.embeddedIn().isPresent()) {
      makeFolder(settings.embeddedIn().get());
      folderMade = true;
    }
    return settings;
  }

  private static Driver driverFor(DatabaseSettings database, Properties properties)
      throws SQLException {
    if (database.url().startsWith("jdbc:h2:")) {
      SlicedFilePath.register();
      return new org.h2.Driver();
    }
    if (isPostgresql(database)) {
      properties.setProperty("ApplicationName", "remitente");
      properties.putAll(LIMITS);
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("reWriteBatchedInserts", "true");
      // Otherwise what it refuses stands in its words, and thus in logs: the content of messages.
      properties.setProperty("logServerErrorDetail", "false");
      return new org.postgresql.Driver();
    }
    throw new SQLException(
        "remitente.database.url must begin with jdbc:postgresql: or jdbc:h2:", "08001");
  }

  private static void makeFolder(Path folder) throws SQLException {
    try {
      boolean isNew = Files.notExists(folder);
      Files.createDirectories(folder);
      if (isNew && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new SQLException("The data folder " + folder + " cannot be made", "08001", e);
    }
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    logWriter = out;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Each driver has a logger of its own");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!type.isInstance(this)) {
      throw new SQLException("Not a wrapper of " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
