package org.remitente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What one test leaves behind, the next one does not find. */
@DatabaseTest
class PreparedDatabaseTest {

  @Test
  void isAsNewForEachTest() {
    PreparedDatabase database = PreparedDatabase.make();
    Map<String, Long> asMade = rows(database);
    write(database, "update event_turn set last_position = 7");
    write(
        database,
        "insert into company (id, name, language, created_at)"
            + " values ('c', 'Acme', 'es', current_timestamp)");
    assertThat(rows(database)).isNotEqualTo(asMade);

    assertThat(database.isEmptied()).isTrue();

    assertThat(rows(database)).isEqualTo(asMade);
    assertThat(number(database, "select last_position from event_turn")).isZero();
  }

  private static Map<String, Long> rows(PreparedDatabase database) {
    Map<String, Long> rows = new TreeMap<>();
    List<String> tables = database.tables();
    assertThat(tables).hasSizeGreaterThan(20);
    tables.forEach(each -> rows.put(each, number(database, "select count(*) from " + each)));
    return rows;
  }

  private static long number(PreparedDatabase database, String query) {
    try (EntityManager entities = database.factory().createEntityManager()) {
      return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }
  }

  private static void write(PreparedDatabase database, String statement) {
    try (EntityManager entities = database.factory().createEntityManager()) {
      entities.getTransaction().begin();
      entities.createNativeQuery(statement).executeUpdate();
      entities.getTransaction().commit();
    }
  }
}
