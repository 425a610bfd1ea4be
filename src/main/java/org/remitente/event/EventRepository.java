package org.remitente.event;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.remitente.database.Statements;

/** The rows of events. SQL and JDBC: they are written with each message, many at once. */
@Dependent
class EventRepository {

  private static final String NAMES =
      "select company_id, id, position, type, subject, cause, ends_at, at from ";

  private static final String COLUMNS = NAMES + "company_event";

  private static final String ADD =
      "insert into company_event (company_id, type, subject, cause, ends_at, at)"
          + " values (?, ?, ?, ?, ?, current_timestamp)";

  private static final String TURN =
      "select last_position from event_turn where id = 1 for update skip locked";

  private static final String FRESH =
      COLUMNS + " where position is null order by id fetch first ? rows only";

  /** By the one index that holds few rows, whatever the database knows of their number. */
  private static final String NUMBER =
      "update company_event set position = ? where position is null and id = ?";

  private static final String AFTER =
      COLUMNS + " where company_id = ? and position > ? order by position fetch first ? rows only";

  private static final String LAST = "select last_position from event_turn where id = 1";

  private static final String OLDEST =
      NAMES
          + "(select * from company_event where position > 0 order by position"
          + " fetch first ? rows only) e"
          + " where at < current_timestamp - cast(? as integer) * interval '1' day"
          + " order by position";

  private static final String DELETE =
      "delete from company_event where company_id = ? and position = ?";

  @PersistenceContext EntityManager entities;

  /**
   * @param id its place in the order of writing
   */
  private record Row(long id, CompanyEvent event) {

    Row at(long position) {
      return new Row(
          id,
          new CompanyEvent(
              event.companyId(),
              position,
              event.type(),
              event.subject(),
              event.cause(),
              event.endsAt(),
              event.at()));
    }
  }

  void add(List<NewEvent> events) {
    statements()
        .run(
            ADD,
            events,
            (row, event) -> {
              row.setString(1, event.companyId());
              row.setString(2, event.type().name());
              row.setString(3, event.subject());
              row.setString(4, event.cause());
              Statements.time(row, 5, event.endsAt());
            });
  }

  /** Whether any is without a place; asked often, and so without a lock. */
  boolean hasFresh() {
    return !rows(FRESH, query -> query.setInt(1, 1)).isEmpty();
  }

  /**
   * Waits for nobody: where another node is numbering, it numbers these too, or the next look does.
   *
   * @return the place of the last numbered event, which nobody changes until the transaction ends;
   *     empty where somebody else is numbering
   */
  OptionalLong turn() {
    return statements()
        .ask(
            TURN,
            query -> {
              try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
              }
            });
  }

  /**
   * Numbers events that were committed without a place, those that were written first before the
   * others. Only for whoever has the {@link #turn()}.
   */
  List<CompanyEvent> number(long last, int limit) {
    List<Row> fresh = rows(FRESH, query -> query.setInt(1, limit));
    List<Row> numbered = new ArrayList<>();
    for (Row row : fresh) {
      numbered.add(row.at(last + 1 + numbered.size()));
    }
    statements()
        .run(
            NUMBER,
            numbered,
            (row, each) -> {
              row.setLong(1, each.event().position());
              row.setLong(2, each.id());
            });
    entities
        .createNativeQuery("update event_turn set last_position = ?1 where id = 1")
        .setParameter(1, last + numbered.size())
        .executeUpdate();
    return numbered.stream().map(Row::event).toList();
  }

  List<CompanyEvent> after(String companyId, long position, int limit) {
    return rows(
            AFTER,
            query -> {
              query.setString(1, companyId);
              query.setLong(2, position);
              query.setInt(3, limit);
            })
        .stream()
        .map(Row::event)
        .toList();
  }

  long last() {
    return ((Number) entities.createNativeQuery(LAST).getSingleResult()).longValue();
  }

  /** Of a limited number that were told first, those that are older. */
  List<CompanyEvent> olderThan(int days, int limit) {
    return rows(
            OLDEST,
            query -> {
              query.setInt(1, limit);
              query.setInt(2, days);
            })
        .stream()
        .map(Row::event)
        .toList();
  }

  void remove(List<CompanyEvent> events) {
    statements()
        .run(
            DELETE,
            events,
            (row, each) -> {
              row.setString(1, each.companyId());
              row.setLong(2, each.position());
            });
  }

  /** Removes an event that is older. */
  void remove(CompanyEvent event, int days) {
    statements()
        .run(
            DELETE + " and at < current_timestamp - cast(? as integer) * interval '1' day",
            List.of(event),
            (row, each) -> {
              row.setString(1, each.companyId());
              row.setLong(2, each.position());
              row.setInt(3, days);
            });
  }

  /** Fills the parameters of a question. */
  @FunctionalInterface
  private interface Parameters {
    void fill(PreparedStatement query) throws SQLException;
  }

  private List<Row> rows(String sql, Parameters parameters) {
    return statements()
        .ask(
            sql,
            query -> {
              parameters.fill(query);
              List<Row> rows = new ArrayList<>();
              try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                  rows.add(row(row));
                }
              }
              return rows;
            });
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(2),
        new CompanyEvent(
            row.getString(1),
            row.getLong(3),
            EventType.valueOf(row.getString(4)),
            row.getString(5),
            row.getString(6),
            row.getObject(7, OffsetDateTime.class),
            row.getObject(8, OffsetDateTime.class)));
  }

  private Statements statements() {
    return new Statements(entities.unwrap(Connection.class));
  }
}
