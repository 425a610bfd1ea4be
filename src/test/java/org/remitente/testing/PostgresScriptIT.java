package org.remitente.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The script in {@code server-config/postgresql}, run by psql on a fresh server. */
@NeedsPsql
class PostgresScriptIT {

  private static final Path SCRIPT = Path.of("server-config", "postgresql", "remitente.sql");
  private static final String FIRST = "it's \"a\" $pass\\word";
  private static final String SECOND = "another";

  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = new PostgresServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void makesARoleThatOwnsItsDatabaseAndNothingElse() throws Exception {
    assertThat(psql(FIRST)).isZero();

    try (Connection remitente = connect("remitente", FIRST)) {
      assertThat(one(remitente, "show server_encoding")).isEqualTo("UTF8");
      assertThat(
              one(
                  remitente,
                  "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls"
                      + " from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      assertThat(
              one(remitente, "select nspowner::regrole from pg_namespace where nspname = 'public'"))
          .isEqualTo("remitente");
    }
    assertThat(
            Flyway.configure()
                .dataSource(server.url("remitente"), "remitente", FIRST)
                .locations("classpath:db/common", "classpath:db/postgresql")
                .load()
                .migrate()
                .success)
        .isTrue();
    assertNobodyElseComesIn();
  }

  private static void assertNobodyElseComesIn() throws SQLException {
    DatabaseAccess stranger = server.newDatabase();
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                        server.url("remitente"), stranger.user(), stranger.password())
                    .close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void changesThePasswordWhereItIsRunAgain() throws Exception {
    assertThat(psql(FIRST)).isZero();
    assertThat(psql(SECOND)).isZero();

    connect("remitente", SECOND).close();
    assertThatThrownBy(() -> connect("remitente", FIRST).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(psql(FIRST)).isZero();
  }

  @Test
  void endsWithAnErrorWithoutAPassword() throws Exception {
    assertThat(psql(null)).isNotZero();
  }

  private static int psql(String password) throws IOException, InterruptedException {
    ProcessBuilder psql =
        new ProcessBuilder(SystemPrograms.PSQL.toString(), "-X", "-d", "postgres")
            .redirectInput(SCRIPT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "psql.log").toFile());
    psql.environment().keySet().removeIf(name -> name.startsWith("REMITENTE_"));
    psql.environment().put("PGHOST", "127.0.0.1");
    psql.environment().put("PGPORT", Integer.toString(server.port()));
    psql.environment().put("PGUSER", "postgres");
    if (password != null) {
      psql.environment().put("REMITENTE_DATABASE_PASSWORD", password);
    }
    Process process = psql.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(server.url("remitente"), user, password);
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
