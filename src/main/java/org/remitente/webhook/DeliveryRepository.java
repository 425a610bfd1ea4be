package org.remitente.webhook;

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
import java.util.Optional;
import org.remitente.database.Statements;

/** The rows of what webhooks are still to be told. SQL and JDBC: many are written at once. */
@Dependent
class DeliveryRepository {

  private static final String ADD =
      "insert into webhook_delivery (company_id, webhook_id, position, subject, failures, due_at)"
          + " values (?, ?, ?, ?, 0, current_timestamp)";

  /** The first that is to be told of each message or account: the others wait for it. */
  private static final String FIRST =
      " from webhook_delivery d where d.company_id = ? and d.webhook_id = ?"
          + " and not exists (select 1 from webhook_delivery e where e.company_id = d.company_id"
          + " and e.webhook_id = d.webhook_id and e.subject = d.subject"
          + " and e.position < d.position)";

  private static final String DUE =
      "select d.position, d.subject, d.body, d.failures, d.failing_since"
          + FIRST
          + " and d.due_at <= current_timestamp and d.failures %s 0"
          + " order by d.position fetch first ? rows only";

  private static final String NEW = DUE.formatted("=");

  private static final String AGAIN = DUE.formatted(">");

  private static final String NEXT = "select min(d.due_at)" + FIRST;

  private static final String WORDLESS =
      "select d.webhook_id, d.position, d.subject from webhook w join webhook_delivery d"
          + " on d.company_id = w.company_id and d.webhook_id = w.id and d.position <= ?"
          + " where w.company_id = ? and d.body is null order by d.webhook_id, d.position";

  private static final String ROW = " where company_id = ? and webhook_id = ? and position = ?";

  @PersistenceContext EntityManager entities;

  void add(List<Delivery> deliveries) {
    statements()
        .run(
            ADD,
            deliveries,
            (row, each) -> {
              key(row, 1, each);
              row.setString(4, each.subject());
            });
  }

  /** What was never refused first: what is refused again and again keeps no other waiting. */
  List<Delivery> due(String companyId, String webhookId, int limit) {
    List<Delivery> due = due(NEW, companyId, webhookId, limit);
    if (due.size() < limit) {
      due.addAll(due(AGAIN, companyId, webhookId, limit - due.size()));
    }
    return due;
  }

  private List<Delivery> due(String which, String companyId, String webhookId, int limit) {
    return statements()
        .ask(
            which,
            query -> {
              query.setString(1, companyId);
              query.setString(2, webhookId);
              query.setInt(3, limit);
              List<Delivery> due = new ArrayList<>();
              try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                  due.add(delivery(companyId, webhookId, row));
                }
              }
              return due;
            });
  }

  private static Delivery delivery(String companyId, String webhookId, ResultSet row)
      throws SQLException {
    return new Delivery(
        companyId,
        webhookId,
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getObject(5, OffsetDateTime.class));
  }

  /** What waits without words up to a place: it was never told. */
  List<Delivery> wordless(String companyId, long position) {
    return statements()
        .ask(
            WORDLESS,
            query -> {
              query.setLong(1, position);
              query.setString(2, companyId);
              List<Delivery> wordless = new ArrayList<>();
              try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                  wordless.add(
                      new Delivery(
                          companyId,
                          row.getString(1),
                          row.getLong(2),
                          row.getString(3),
                          null,
                          0,
                          null));
                }
              }
              return wordless;
            });
  }

  Optional<OffsetDateTime> nextDue(String companyId, String webhookId) {
    return statements()
        .ask(
            NEXT,
            query -> {
              query.setString(1, companyId);
              query.setString(2, webhookId);
              try (ResultSet row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class));
              }
            });
  }

  /**
   * Gives what has none its words.
   *
   * @return those that had none
   */
  List<Delivery> says(List<Delivery> deliveries) {
    return statements()
        .run(
            "update webhook_delivery set body = ?" + ROW + " and body is null",
            deliveries,
            (row, each) -> {
              row.setString(1, each.body());
              key(row, 2, each);
            });
  }

  void again(Delivery delivery, OffsetDateTime failingSince, OffsetDateTime due) {
    statements()
        .run(
            "update webhook_delivery set failures = failures + 1, failing_since = ?, due_at = ?"
                + ROW,
            List.of(delivery),
            (row, each) -> {
              row.setObject(1, failingSince);
              row.setObject(2, due);
              key(row, 3, each);
            });
  }

  void remove(List<Delivery> deliveries) {
    statements()
        .run("delete from webhook_delivery" + ROW, deliveries, (row, each) -> key(row, 1, each));
  }

  /** Removes what has no words, unless it got some. */
  void removeWordless(List<Delivery> deliveries) {
    statements()
        .run(
            "delete from webhook_delivery" + ROW + " and body is null",
            deliveries,
            (row, each) -> key(row, 1, each));
  }

  /**
   * A receiver is back: it hears at once of what it has missed; not of what it refused before.
   *
   * @param since when it went away
   */
  void hasten(String companyId, String webhookId, OffsetDateTime since) {
    entities
        .createNativeQuery(
            "update webhook_delivery set due_at = current_timestamp"
                + " where company_id = ?1 and webhook_id = ?2 and due_at > current_timestamp"
                + " and failing_since >= ?3")
        .setParameter(1, companyId)
        .setParameter(2, webhookId)
        .setParameter(3, since)
        .executeUpdate();
  }

  void removeAll(String companyId, String webhookId) {
    entities
        .createNativeQuery("delete from webhook_delivery where company_id = ?1 and webhook_id = ?2")
        .setParameter(1, companyId)
        .setParameter(2, webhookId)
        .executeUpdate();
  }

  private static void key(PreparedStatement row, int first, Delivery delivery) throws SQLException {
    row.setString(first, delivery.companyId());
    row.setString(first + 1, delivery.webhookId());
    row.setLong(first + 2, delivery.position());
  }

  private Statements statements() {
    return new Statements(entities.unwrap(Connection.class));
  }
}
