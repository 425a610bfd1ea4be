package org.remitente.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool's connection and the database behind it, which comes and goes. */
class LastingConnectionTest {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final AtomicLong nanos = new AtomicLong();
  private final List<Connection> opened = new ArrayList<>();
  private boolean away;
  private Connection lasting;

  @BeforeEach
  void connect() throws SQLException {
    lasting = LastingConnection.to(this::open, nanos::get);
    execute("create table t (n integer)");
  }

  private Connection open() throws SQLException {
    if (away) {
      throw new SQLException("refused by the test", "08001");
    }
    opened.add(DriverManager.getConnection(url));
    return opened.get(opened.size() - 1);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = lasting.createStatement()) {
      statement.execute(sql);
    }
  }

  private int rows() throws SQLException {
    try (Connection other = DriverManager.getConnection(url);
        ResultSet row = other.createStatement().executeQuery("select count(*) from t")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** As the driver does where the network tells it. */
  private void cutOff() throws SQLException {
    opened.get(opened.size() - 1).close();
  }

  @Test
  void countsUntilItIsClosedHoweverOften() throws SQLException {
    int before = LastingConnection.open();

    Connection another = LastingConnection.to(this::open, nanos::get);
    assertThat(LastingConnection.open()).isEqualTo(before + 1);

    another.close();
    another.close();
    assertThat(LastingConnection.open()).isEqualTo(before);
  }

  @Test
  void isBusyFromTheFirstStatementOfATransactionToItsEnd() throws SQLException {
    int before = LastingConnection.busy();
    execute("insert into t values (1)");
    lasting.setAutoCommit(false);
    assertThat(LastingConnection.busy()).as("no transaction is under way").isEqualTo(before);

    execute("insert into t values (2)");
    execute("insert into t values (3)");
    assertThat(LastingConnection.busy()).isEqualTo(before + 1);
    lasting.commit();
    assertThat(LastingConnection.busy()).isEqualTo(before);

    execute("insert into t values (4)");
    lasting.close();
    assertThat(LastingConnection.busy()).isEqualTo(before);
  }

  @Test
  void opensAgainWhatWasCutOff() throws SQLException {
    cutOff();

    execute("insert into t values (1)");

    assertThat(rows()).isEqualTo(1);
    assertThat(opened).hasSize(2);
  }

  @Test
  void asksAfterAMomentAndOpensAgainWhatDoesNotAnswer() throws SQLException {
    lasting = LastingConnection.to(() -> new Unanswering(open()).connection(), nanos::get);
    int before = opened.size();
    lasting.createStatement().close();
    assertThat(opened).as("it was heard of just now").hasSize(before);

    nanos.addAndGet(Duration.ofMillis(150).toNanos());
    lasting.createStatement().close();
    assertThat(opened).as("it still counts as there").hasSize(before);
    nanos.addAndGet(Duration.ofMillis(150).toNanos());
    lasting.createStatement().close();

    assertThat(opened).hasSize(before + 1);
  }

  @Test
  void keepsWhatAnswers() throws SQLException {
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());

    execute("insert into t values (1)");

    assertThat(opened).hasSize(1);
  }

  @Test
  void losesNoHalfOfATransaction() throws SQLException {
    lasting.setAutoCommit(false);
    execute("insert into t values (1)");
    cutOff();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThatThrownBy(() -> execute("insert into t values (2)")).isInstanceOf(SQLException.class);
    assertThatThrownBy(lasting::commit).isInstanceOf(SQLException.class);
    assertThat(rows()).isZero();
  }

  @Test
  void tellsThatWhatTheOtherModeWouldHaveCommittedIsLost() throws SQLException {
    lasting.setAutoCommit(false);
    execute("insert into t values (1)");
    cutOff();

    assertThatThrownBy(() -> lasting.setAutoCommit(true)).isInstanceOf(SQLException.class);

    assertThat(lasting.getAutoCommit()).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void servesTheNextTransactionInTheSameMode() throws SQLException {
    lasting.setAutoCommit(false);
    execute("insert into t values (1)");
    cutOff();
    lasting.rollback();

    execute("insert into t values (2)");
    lasting.rollback();
    execute("insert into t values (3)");
    lasting.commit();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void tellsThatTheDatabaseIsAwayAndServesWhenItIsBack() throws SQLException {
    away = true;
    cutOff();
    lasting.setAutoCommit(false);
    lasting.setAutoCommit(true);
    assertThatThrownBy(lasting::createStatement)
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("08001"));

    away = false;
    execute("insert into t values (1)");

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void staysClosedForGood() throws SQLException {
    lasting.close();

    assertThat(lasting.isClosed()).isTrue();
    assertThatThrownBy(lasting::createStatement).isInstanceOf(SQLException.class);
    assertThat(opened).hasSize(1);
  }

  /** A connection whose other end is gone without a word. */
  private record Unanswering(Connection real) {
    Connection connection() {
      return (Connection)
          java.lang.reflect.Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, args) ->
                  method.getName().equals("isValid") ? (Object) false : method.invoke(real, args));
    }
  }
}
