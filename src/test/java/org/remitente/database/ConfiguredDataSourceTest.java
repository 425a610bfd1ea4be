package org.remitente.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.MapConfig;
import org.remitente.testing.PostgresServer;

class ConfiguredDataSourceTest {

  @TempDir Path folder;

  @Test
  void keepsTheEmbeddedDatabaseInTheDataFolder() throws SQLException {
    ConfiguredDataSource source = sourceOf(Map.of("remitente.data.dir", data().toString()));

    try (Connection connection = source.getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("H2");
    }
    assertThat(data().resolve("remitente.mv.db")).exists();
  }

  @Test
  void makesADataFolderThatNobodyElseReads() throws Exception {
    sourceOf(Map.of("remitente.data.dir", data().toString())).getConnection().close();

    assertThat(Files.getPosixFilePermissions(data()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void losesNoCommitOfAKilledServer() {
    DatabaseSettings settings = DatabaseSettings.from(new MapConfig(Map.of()));

    assertThat(settings.url()).contains(";WRITE_DELAY=0");
  }

  @Test
  void waitsForARequestThatIsStillBeingStored() throws SQLException {
    ConfiguredDataSource source = sourceOf(Map.of("remitente.data.dir", data().toString()));

    try (Connection connection = source.getConnection();
        ResultSet row = connection.createStatement().executeQuery("CALL LOCK_TIMEOUT()")) {
      row.next();
      assertThat(row.getInt(1)).isGreaterThanOrEqualTo(30_000);
    }
  }

  @Test
  void keepsTheHourThatOctoberRepeats() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Madrid"));
    try {
      Instant secondOfTheTwo = Instant.parse("2026-10-25T01:30:00Z");
      assertThat(storedAndReadAgain(secondOfTheTwo)).isEqualTo(secondOfTheTwo);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private Instant storedAndReadAgain(Instant instant) throws SQLException {
    ConfiguredDataSource source = sourceOf(Map.of("remitente.data.dir", data().toString()));
    try (Connection connection = source.getConnection()) {
      connection.createStatement().execute("CREATE TABLE t (at TIMESTAMP WITH TIME ZONE)");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
        // The way the persistence provider binds an OffsetDateTime.
        insert.setTimestamp(1, Timestamp.from(instant));
        insert.executeUpdate();
      }
      try (ResultSet row = connection.createStatement().executeQuery("SELECT at FROM t")) {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
      }
    }
  }

  @Test
  void hasPostgresqlPlanEachStatementOnceAndByAnIndexHoweverFewRowsItKnowsOf() throws SQLException {
    try (PostgresServer server = new PostgresServer()) {
      DatabaseAccess access = server.newDatabase();
      ConfiguredDataSource source =
          sourceOf(
              Map.of(
                  "remitente.database.url", access.url(),
                  "remitente.database.user", access.user(),
                  "remitente.database.password", access.password()));
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table t (id integer primary key)");
        statement.execute("insert into t values (1)");
        statement.execute("analyze t");
        statement.execute("prepare one(integer) as select id from t where id = $1");
        try (ResultSet plan = statement.executeQuery("explain (costs off) execute one(1)")) {
          plan.next();
          assertThat(plan.getString(1)).startsWith("Index Only Scan");
          plan.next();
          assertThat(plan.getString(1)).contains("id = $1");
        }
      }
    }
  }

  @Test
  void refusesAnAddressOfAnotherKindWithoutRepeatingIt() {
    ConfiguredDataSource source =
        sourceOf(Map.of("remitente.database.url", "jdbc:oracle:thin:scott/tiger@db"));

    assertThatThrownBy(source::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("remitente.database.url")
        .hasMessageNotContaining("tiger");
  }

  @Test
  void printsNoPassword() {
    DatabaseSettings settings =
        DatabaseSettings.from(
            new MapConfig(
                Map.of(
                    "remitente.database.url", "jdbc:postgresql://db/r?password=inAddress",
                    "remitente.database.user", "remitente",
                    "remitente.database.password", "inSetting")));

    assertThat(settings.password()).isEqualTo("inSetting");
    assertThat(settings.toString()).doesNotContain("inSetting", "inAddress");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static ConfiguredDataSource sourceOf(Map<String, String> values) {
    return new ConfiguredDataSource(DatabaseSettings.from(new MapConfig(values)));
  }
}
