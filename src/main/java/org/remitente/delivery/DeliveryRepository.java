package org.remitente.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.remitente.database.Statements;
import org.remitente.delivery.AttemptResult.Change;
import org.remitente.delivery.AttemptResult.RecipientChange;
import org.remitente.delivery.DueMessage.DueRecipient;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.RecordJson;

/**
 * The rows that deliveries read and change: many at once, in statements that are sent together. SQL
 * and JDBC, since here each round trip counts.
 */
@Dependent
class DeliveryRepository {

  /**
   * The message waits as it was read, and the node holds its account: when it was due, the
   * company's id, the account's and the node follow.
   */
  private static final String WAITS =
      " state in ('QUEUED', 'WAITING') and next_attempt_at = ? and exists (select 1 from account_work w where w.company_id = ? and w.account_id = ?"
          + " and w.kind = 'SEND' and w.lease_owner = ?)";

  /**
   * The recipients as a list within each row. Joined, they would be read from the whole table by a
   * database that does not know how few messages are asked for.
   */
  private static final String DUE =
      "select m.id, m.message_id, m.sender, m.bcc_header, m.size, m.next_attempt_at, m.failures,"
          + " m.failing_since, m.sent_at, (select array_agg(r.position || ' ' || r.state || ' '"
          + " || r.address order by r.position) from message_recipient r"
          + " where r.company_id = m.company_id and r.message = m.id)"
          + " from (select * from outbox_message"
          + " where company_id = ? and account_id = ? and next_attempt_at <= current_timestamp"
          + " and state in ('QUEUED', 'WAITING') order by next_attempt_at, id"
          + " fetch first ? rows only) m order by m.next_attempt_at, m.id";

  private static final String MARK =
      "update outbox_message set state = 'SENDING', claim = ?, handed_over = true, with_bcc = ?"
          + " where company_id = ? and id = ? and (state = 'SENDING' and claim = ? or"
          + WAITS
          + ")";

  private static final String CHANGE =
      "update outbox_message set state = ?, next_attempt_at = ?, failures = ?, failing_since = ?,"
          + " sent_at = coalesce(sent_at, cast(? as timestamp(6) with time zone)),"
          + " copy_state = coalesce(cast(? as varchar), copy_state), handed_over = false,"
          + " finished_at = ?"
          + " where company_id = ? and id = ? and (state in ('SENDING', 'UNKNOWN') and claim = ?"
          + " or cast(? as boolean) and"
          + WAITS
          + ")";

  private static final String RECIPIENT =
      "update message_recipient set state = ?,"
          + " server_reply = coalesce(cast(? as varchar), server_reply)"
          + " where company_id = ? and message = ? and position = ?";

  private static final String ATTEMPT =
      "insert into message_attempt (company_id, message, position, at, state, diagnosis)"
          + " select cast(? as varchar), cast(? as varchar), coalesce(max(position) + 1, 0),"
          + " cast(? as timestamp(6) with time zone), cast(? as varchar), cast(? as varchar)"
          + " from message_attempt where company_id = ? and message = ?";

  @PersistenceContext EntityManager entities;

  /** What is due for an account, what waits longest first. */
  List<DueMessage> due(String companyId, String accountId, int limit) {
    return statements()
        .ask(
            DUE,
            query -> {
              query.setString(1, companyId);
              query.setString(2, accountId);
              query.setInt(3, limit);
              try (ResultSet rows = query.executeQuery()) {
                return messages(companyId, accountId, rows);
              }
            });
  }

  private static List<DueMessage> messages(String companyId, String accountId, ResultSet rows)
      throws SQLException {
    List<DueMessage> messages = new ArrayList<>();
    while (rows.next()) {
      Array recipients = rows.getArray(10);
      if (recipients != null) {
        messages.add(message(companyId, accountId, rows, (Object[]) recipients.getArray()));
      }
    }
    return messages;
  }

  private static DueMessage message(
      String companyId, String accountId, ResultSet row, Object... recipients) throws SQLException {
    return new DueMessage(
        companyId,
        accountId,
        row.getString(1),
        row.getString(2),
        new EmailAddress(row.getString(3)),
        row.getString(4),
        row.getLong(5),
        row.getObject(6, OffsetDateTime.class),
        row.getInt(7),
        row.getObject(8, OffsetDateTime.class),
        row.getObject(9, OffsetDateTime.class) != null,
        recipients(recipients));
  }

  private static List<DueRecipient> recipients(Object... rows) {
    return Stream.of(rows).map(row -> recipient(row.toString().split(" ", 3))).toList();
  }

  private static DueRecipient recipient(String... row) {
    return new DueRecipient(
        Integer.parseInt(row[0]), new EmailAddress(row[2]), RecipientState.valueOf(row[1]));
  }

  /**
   * Sets marks, each only where the message still waits and the node still holds its account, or
   * where the same attempt has set it before: it may hand over once more with another token.
   *
   * @return those that were set
   */
  List<HandOverMark> mark(List<HandOverMark> marks) {
    return statements()
        .run(
            MARK,
            marks,
            (row, mark) -> {
              row.setString(1, mark.attempt().name());
              row.setBoolean(2, mark.withBcc());
              row.setString(3, mark.attempt().message().companyId());
              row.setString(4, mark.attempt().message().id());
              row.setString(5, mark.attempt().name());
              waits(row, 6, mark.attempt());
            });
  }

  /** A message and what becomes of it. */
  record ChangedMessage(AttemptResult result, Change change) {

    String companyId() {
      return result.companyId();
    }

    String id() {
      return result.message().id();
    }

    /** Its account, as a place in an order. */
    String account() {
      return companyId() + ' ' + result.accountId();
    }

    boolean isInDoubt() {
      return change.state() == MessageState.UNKNOWN;
    }

    /** When nothing more was to become of the message; null where something is. */
    OffsetDateTime finishedAt() {
      return change.state().isFinished() ? result.at() : null;
    }
  }

  /**
   * Writes down what became of messages, each only where the attempt is still the last.
   *
   * @return those that were written down
   */
  List<ChangedMessage> change(List<ChangedMessage> messages) {
    Statements statements = statements();
    List<ChangedMessage> changed = statements.run(CHANGE, messages, DeliveryRepository::change);
    statements.run(RECIPIENT, recipients(changed), DeliveryRepository::recipient);
    statements.run(
        ATTEMPT,
        changed.stream().filter(each -> each.result().isTold()).toList(),
        DeliveryRepository::attempt);
    return changed;
  }

  private static void change(PreparedStatement row, ChangedMessage message) throws SQLException {
    Change change = message.change();
    row.setString(1, change.state().name());
    Statements.time(row, 2, change.nextAttemptAt());
    row.setInt(3, change.failures());
    Statements.time(row, 4, change.failingSince());
    Statements.time(row, 5, change.submittedAt());
    row.setString(6, change.copy() == null ? null : change.copy().name());
    Statements.time(row, 7, message.finishedAt());
    row.setString(8, message.companyId());
    row.setString(9, message.id());
    row.setString(10, message.result().attempt().name());
    row.setBoolean(11, !message.result().marked());
    waits(row, 12, message.result().attempt());
  }

  private record ChangedRecipient(ChangedMessage message, RecipientChange change) {}

  private static List<ChangedRecipient> recipients(List<ChangedMessage> messages) {
    return messages.stream()
        .flatMap(
            message ->
                message.change().recipients().stream()
                    .map(change -> new ChangedRecipient(message, change)))
        .toList();
  }

  private static void recipient(PreparedStatement row, ChangedRecipient recipient)
      throws SQLException {
    row.setString(1, recipient.change().state().name());
    row.setString(2, recipient.change().serverReply());
    row.setString(3, recipient.message().companyId());
    row.setString(4, recipient.message().id());
    row.setInt(5, recipient.change().position());
  }

  private static void attempt(PreparedStatement row, ChangedMessage message) throws SQLException {
    row.setString(1, message.companyId());
    row.setString(2, message.id());
    Statements.time(row, 3, message.result().at());
    row.setString(4, message.change().state().name());
    row.setString(5, RecordJson.text(message.result().diagnosis()));
    row.setString(6, message.companyId());
    row.setString(7, message.id());
  }

  private static void waits(PreparedStatement row, int first, Attempt attempt) throws SQLException {
    row.setObject(first, attempt.message().dueAt());
    row.setString(first + 1, attempt.message().companyId());
    row.setString(first + 2, attempt.message().accountId());
    row.setString(first + 3, attempt.node());
  }

  private Statements statements() {
    return new Statements(entities.unwrap(Connection.class));
  }
}
