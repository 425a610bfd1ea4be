package org.remitente.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.remitente.testing.DatabaseAccess;

/** The product's queue, looked at from the database's side. */
final class Queue implements AutoCloseable {

  private final Connection connection;

  Queue(DatabaseAccess access) {
    try {
      connection = DriverManager.getConnection(access.url(), access.user(), access.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many messages are sent. */
  int sent() {
    return number("select count(*) from outbox_message where state = 'SENT'");
  }

  /** What the server says of a setting. */
  String setting(String name) {
    return text("show " + name);
  }

  private int number(String query) {
    return Integer.parseInt(text(query));
  }

  private String text(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
