package org.remitente.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.DatabaseAccess;
import org.remitente.testing.PostgresServer;

/** What a node hears of the others, on a PostgreSQL that comes and goes. */
class CallListenerTest {

  private static final Duration SILENCE = Duration.ofMillis(200);

  private static PostgresServer server;
  private static DatabaseAccess database;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private CallListener listener;
  private Thread thread;

  @BeforeAll
  static void start() {
    server = new PostgresServer();
    database = server.newDatabase();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void end() {
    listener.stop();
    await("the thread ends").atMost(5, SECONDS).until(() -> !thread.isAlive());
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private void listen(Callable<Connection> opener) {
    listener =
        new CallListener(
            "words",
            opener,
            word -> {
              heard.add(word);
              if (word.equals("worse")) {
                throw new IllegalStateException("thrown by the test");
              }
            },
            SILENCE);
    thread = new Thread(listener);
    thread.start();
  }

  private void awaitListening() {
    await().atMost(20, SECONDS).until(listener::isListening);
  }

  private static void call(String word) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("notify words, '" + word + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void hearsEachWordAlsoAfterOneThatLedToAFault() {
    listen(CallListenerTest::open);
    awaitListening();

    call("bad");
    call("worse");
    call("good");

    await().atMost(5, SECONDS).until(() -> heard.size() == 3);
    assertThat(heard).containsExactly("bad", "worse", "good");
  }

  @Test
  void hearsAgainOnceTheDatabaseIsBack() {
    listen(CallListenerTest::open);
    awaitListening();

    server.stop();
    await().atMost(20, SECONDS).until(() -> !listener.isListening());
    server.start();
    awaitListening();
    call("again");

    await().atMost(5, SECONDS).until(() -> heard.contains("again"));
  }

  @Test
  void endsWhereTheDatabaseKnowsNoCalls() {
    String embedded = "jdbc:h2:mem:" + UUID.randomUUID();
    listen(() -> DriverManager.getConnection(embedded));

    await().atMost(5, SECONDS).until(() -> !thread.isAlive());
    assertThat(listener.isListening()).isFalse();
  }
}
