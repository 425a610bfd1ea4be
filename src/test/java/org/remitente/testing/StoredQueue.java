package org.remitente.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The product's queue from the database's side: counted, filled faster than by REST, and its times
 * moved.
 */
public final class StoredQueue implements AutoCloseable {

  /** What is another for each copy of a message; all other columns are the same. */
  private static final Map<String, Map<String, String>> OTHERS =
      Map.of(
          "outbox_message",
              Map.of(
                  "id", "'b' || n",
                  "message_id", "'<b' || n || '@acme.test>'",
                  "not_before", "null",
                  "next_attempt_at", "%s"),
          "message_recipient", Map.of("message", "'b' || n"),
          "message_piece", Map.of("message", "'b' || n"));

  private static final List<String> HASTENED =
      List.of(
          "update outbox_message set next_attempt_at = now() where next_attempt_at > now()"
              + " and (company_id, id) in (select company_id, id from outbox_message"
              + " where next_attempt_at > now() for update skip locked)",
          "update webhook_delivery set due_at = now() where due_at > now()"
              + " and (company_id, webhook_id, position) in (select company_id, webhook_id, position"
              + " from webhook_delivery where due_at > now() for update skip locked)",
          "update account_work set due_at = least(due_at, now()), not_before = null"
              + " where kind in ('SEND', 'HOOK') and (not_before > now()"
              + " or due_at > now() and due_at < date '9000-01-01')"
              + " and (company_id, account_id, kind) in (select company_id, account_id, kind"
              + " from account_work where kind in ('SEND', 'HOOK') for update skip locked)");

  private final Connection connection;
  private int copies;

  /** The queue of a product that runs on this database. */
  public StoredQueue(DatabaseAccess access) {
    try {
      connection = DriverManager.getConnection(access.url(), access.user(), access.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many messages are sent; asked by account, so that an index finds them among a million. */
  public int sent() {
    return Integer.parseInt(
        text(
            "select count(*) from mail_account a join outbox_message m"
                + " on m.company_id = a.company_id and m.account_id = a.id where m.state = 'SENT'"));
  }

  /** What the server says of a setting. */
  public String setting(String name) {
    return text("show " + name);
  }

  /**
   * Puts copies of accepted messages into the queue, all at one moment, and then tells of them
   * account by account: the product may hold a row of one and wait for that of another.
   *
   * @param messages the ids of those that are copied, one an account
   * @param count how many copies, spread evenly over them
   * @param due when they are due, as an expression of SQL
   */
  public void fill(List<String> messages, int count, String due) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      int share = count * (i + 1) / messages.size() - count * i / messages.size();
      for (String table : List.of("outbox_message", "message_recipient", "message_piece")) {
        statements.add(copy(table, messages.get(i), copies + 1, copies + share, due));
      }
      copies += share;
    }
    execute(statements);
    messages.forEach(message -> execute(List.of(dueAt(message, due))));
  }

  /** Counts anew what the planner goes by, as the database would a little later. */
  public void settle() {
    execute(List.of("analyze"));
  }

  /** Leaves the accounts of these messages alone, whatever is due. */
  public void hold(List<String> messages) {
    execute(
        messages.stream()
            .map(
                message ->
                    "update account_work set not_before = now() + interval '1 day' where kind = 'SEND'"
                        + " and account_id = "
                        + accountOf(message))
            .toList());
  }

  /** Lets time go by; see {@link TimeLapse}. */
  public void passes(Duration time) {
    execute(TimeLapse.of(time));
  }

  /** Whatever waits for a later time is due now; rows that somebody holds wait on. */
  public void hasten() {
    execute(HASTENED);
  }

  /** Accounts are to be looked at now, whatever their time of day. */
  public void look() {
    execute(List.of("update account_work set due_at = now() where kind = 'CHECK'"));
  }

  /** Whether no account is to be looked at now, nor is. */
  public boolean hasLooked() {
    return text("select count(*) from account_work where kind = 'CHECK'"
            + " and (due_at <= now() or lease_until is not null)")
        .equals("0");
  }

  /** Whether somebody is to be told something that was not sent yet. */
  public boolean hasNoticesToSend() {
    return !text("select count(*) from notice where due_at <= now() + interval '10 minutes'")
        .equals("0");
  }

  /** Whoever holds an account has been silent for so long that another one may take it. */
  public void endLeases() {
    execute(
        List.of(
            "update account_work set lease_until = now() where lease_until is not null"
                + " and (company_id, account_id, kind) in (select company_id, account_id, kind"
                + " from account_work for update skip locked)"));
  }

  /** Hears from now on what nodes call to each other. */
  public void listen() {
    execute(List.of("listen remitente"));
  }

  /** What was heard since the last question. */
  public List<String> heard() {
    try {
      PGNotification[] calls = connection.unwrap(PGConnection.class).getNotifications(100);
      return calls == null
          ? List.of()
          : Stream.of(calls).map(PGNotification::getParameter).toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How each message stands, by Message-ID. */
  public Map<String, String> states() {
    String query = "select message_id, state from outbox_message";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Map<String, String> states = new HashMap<>();
      while (rows.next()) {
        states.put(rows.getString(1), rows.getString(2));
      }
      return states;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** How each message stood after each of its attempts, in their order, by Message-ID. */
  public Map<String, List<String>> attempts() {
    String query =
        "select m.message_id, a.state from message_attempt a join outbox_message m"
            + " on m.company_id = a.company_id and m.id = a.message"
            + " order by a.company_id, a.message, a.position";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Map<String, List<String>> attempts = new HashMap<>();
      while (rows.next()) {
        attempts
            .computeIfAbsent(rows.getString(1), message -> new ArrayList<>())
            .add(rows.getString(2));
      }
      return attempts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private String copy(String table, String message, int first, int last, String due) {
    Map<String, String> others = OTHERS.get(table);
    List<String> columns = columnsOf(table);
    List<String> values =
        columns.stream().map(column -> others.getOrDefault(column, column).formatted(due)).toList();
    return "insert into %s (%s) select %s from %s cross join generate_series(%d, %d) n where %s = '%s'"
        .formatted(
            table,
            String.join(", ", columns),
            String.join(", ", values),
            table,
            first,
            last,
            table.equals("outbox_message") ? "id" : "message",
            message);
  }

  private static String dueAt(String message, String due) {
    return "update account_work set due_at = least(due_at, %s) where kind = 'SEND' and account_id = %s"
        .formatted(due, accountOf(message));
  }

  private static String accountOf(String message) {
    return "(select account_id from outbox_message where id = '" + message + "')";
  }

  private List<String> columnsOf(String table) {
    return List.of(
        text("select string_agg(column_name, ',') from information_schema.columns"
                + " where table_name = '"
                + table
                + "'")
            .split(","));
  }

  private void execute(List<String> statements) {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String each : statements) {
        statement.execute(each);
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
