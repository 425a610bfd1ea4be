package org.remitente.database;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One SQL statement for many values at once, in one transaction: here each round trip counts, and
 * JPA makes one for each.
 */
public final class Statements {

  private final Connection connection;

  /** Fills the parameters of a statement with a value. */
  @FunctionalInterface
  public interface Row<T> {
    void fill(PreparedStatement statement, T value) throws SQLException;
  }

  /** Asks a statement. */
  @FunctionalInterface
  public interface Question<R> {
    R ask(PreparedStatement statement) throws SQLException;
  }

  /**
   * @param connection that of the transaction
   */
  public Statements(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement for each value, all together; gives back those that changed a row. */
  public <T> List<T> run(String sql, List<T> values, Row<T> row) {
    if (values.isEmpty()) {
      return List.of();
    }
    return ask(
        sql,
        statement -> {
          for (T value : values) {
            row.fill(statement, value);
            statement.addBatch();
          }
          return effective(values, statement.executeBatch());
        });
  }

  private static <T> List<T> effective(List<T> values, int[] counts) {
    List<T> effective = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        effective.add(values.get(i));
      }
    }
    return effective;
  }

  /**
   * Prepares a statement and asks it.
   *
   * @throws PersistenceException where the database refuses it
   */
  public <R> R ask(String sql, Question<R> question) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return question.ask(statement);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /**
   * Sets a parameter to one column of many rows, for a statement that asks of all of them at once.
   *
   * @param type the database's name for the type of the values
   */
  public static <T> void column(
      PreparedStatement statement,
      int parameter,
      String type,
      Collection<T> rows,
      Function<T, Object> value)
      throws SQLException {
    Object[] values = rows.stream().map(value).toArray();
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }

  /** Sets a parameter to a time, or to null. */
  public static void time(PreparedStatement row, int column, OffsetDateTime time)
      throws SQLException {
    if (time == null) {
      row.setNull(column, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      row.setObject(column, time);
    }
  }
}
