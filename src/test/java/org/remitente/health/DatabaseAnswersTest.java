package org.remitente.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DatabaseAnswersTest {

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger questions = new AtomicInteger();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void isReadyWhereTheDatabaseAnswers() {
    assertThat(check(DatabaseAnswersTest::database).answers()).isTrue();
  }

  @Test
  void isNotReadyWhereTheDatabaseRefuses() {
    DatabaseAnswers check =
        check(
            () -> {
              throw new SQLException("no connection");
            });

    assertThat(check.answers()).isFalse();
  }

  @Test
  void isNotReadyWhereAConnectionIsDead() {
    DatabaseAnswers check =
        check(
            () -> {
              Connection connection = database();
              connection.close();
              return connection;
            });

    assertThat(check.answers()).isFalse();
  }

  @Test
  void asksASilentDatabaseOnceHoweverOftenItIsAskedAndIsReadyAgainByItself() {
    CountDownLatch silence = new CountDownLatch(1);
    DatabaseAnswers check =
        check(
            () -> {
              silence.await();
              return database();
            });

    assertThat(check.answers()).isFalse();
    assertThat(check.answers()).isFalse();
    assertThat(questions).hasValue(1);

    silence.countDown();
    await().until(check::answers);
  }

  private DatabaseAnswers check(Callable<Connection> connections) {
    DatabaseAnswers check = new DatabaseAnswers(Duration.ofMillis(300));
    check.executor = executor;
    check.dataSource = new Source(connections, questions);
    return check;
  }

  private static Connection database() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:");
    return h2.getConnection();
  }

  /** A pool that gives connections as the test says. */
  private record Source(Callable<Connection> connections, AtomicInteger asked)
      implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      asked.incrementAndGet();
      try {
        return connections.call();
      } catch (SQLException e) {
        throw e;
      } catch (Exception e) {
        throw new SQLException(e);
      }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException(type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
