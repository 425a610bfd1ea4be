package org.remitente.outbox;

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
import org.remitente.database.Statements;

/** New messages with their parts, many in one go. */
@Dependent
class AcceptanceRepository {

  /** Bound once: whoever comes later changes nothing, and whoever comes at the same time fails. */
  private static final String KEY =
      "insert into idempotency_key (company_id, id, fingerprint, message)"
          + " select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar)"
          + " where not exists (select 1 from idempotency_key where company_id = ? and id = ?)";

  private static final String MESSAGE =
      "insert into outbox_message (company_id, id, account_id, message_id, document_type,"
          + " document_number, language, sender, subject, bcc_header, size, state, copy_state,"
          + " handed_over, with_bcc, failures, accepted_at, not_before, next_attempt_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, false, false, 0, ?, ?, ?)";

  private static final String RECIPIENT =
      "insert into message_recipient (company_id, message, position, address, state)"
          + " values (?, ?, ?, ?, 'PENDING')";

  private static final String PIECE =
      "insert into message_piece (company_id, message, position, content) values (?, ?, ?, ?)";

  private static final String WARNING =
      "insert into message_warning (company_id, message, position, code, about, hint)"
          + " values (?, ?, ?, ?, ?, ?)";

  /**
   * When the last message before each was accepted that carries the same document, in their order.
   * Of a message that nobody got, another one with its document is no repetition. One question for
   * all: each round trip counts here.
   */
  private static final String EARLIER =
      "select (select m.accepted_at from outbox_message m where m.company_id = d.company"
          + " and m.document_number = d.number and m.document_type = d.type"
          + " and m.accepted_at <= d.at and (m.accepted_at < d.at or m.id < d.id)"
          + " and m.state not in ('REJECTED', 'CANCELLED') order by m.accepted_at desc"
          + " fetch first 1 rows only)"
          + " from unnest(cast(? as varchar array), cast(? as varchar array),"
          + " cast(? as varchar array), cast(? as varchar array),"
          + " cast(? as timestamp(6) with time zone array))"
          + " with ordinality d(company, number, type, id, at, place) order by d.place";

  @PersistenceContext EntityManager entities;

  /**
   * Adds messages, but those whose key is bound; fails where it is bound at this very moment.
   *
   * @return those that were added
   */
  List<NewMessage> add(List<NewMessage> all) {
    Statements statements = statements();
    List<NewMessage> keyed = all.stream().filter(each -> each.key() != null).toList();
    List<NewMessage> repeated = new ArrayList<>(keyed);
    repeated.removeAll(statements.run(KEY, keyed, AcceptanceRepository::key));
    List<NewMessage> messages = new ArrayList<>(all);
    messages.removeAll(repeated);
    statements.run(MESSAGE, messages, (row, each) -> each.message().store(row));
    List<MessageRecipient> recipients = new ArrayList<>();
    messages.forEach(each -> recipients.addAll(each.recipients()));
    statements.run(RECIPIENT, recipients, (row, each) -> each.store(row));
    List<Piece> pieces = new ArrayList<>();
    messages.forEach(each -> pieces.addAll(pieces(each)));
    statements.run(PIECE, pieces, Piece::store);
    warnOfEarlier(statements, messages);
    List<MessageWarning> warnings = new ArrayList<>();
    messages.forEach(each -> warnings.addAll(each.warnings()));
    warn(warnings);
    return messages;
  }

  /** Adds what was found out of messages that are stored. */
  void warn(List<MessageWarning> warnings) {
    statements().run(WARNING, warnings, (row, each) -> each.store(row));
  }

  /** Of those that are stored together the last one is warned of. */
  private static void warnOfEarlier(Statements statements, List<NewMessage> messages) {
    if (!messages.isEmpty()) {
      statements.ask(
          EARLIER,
          query -> {
            List<OutboxMessage> all = messages.stream().map(NewMessage::message).toList();
            Statements.column(query, 1, "varchar", all, OutboxMessage::companyId);
            Statements.column(query, 2, "varchar", all, OutboxMessage::documentNumber);
            Statements.column(query, 3, "varchar", all, OutboxMessage::documentType);
            Statements.column(query, 4, "varchar", all, OutboxMessage::id);
            Statements.column(query, 5, "timestamptz", all, OutboxMessage::acceptedAt);
            try (ResultSet earlier = query.executeQuery()) {
              for (NewMessage each : messages) {
                earlier.next();
                warnOfEarlier(each, earlier.getObject(1, OffsetDateTime.class));
              }
            }
            return null;
          });
    }
  }

  private static void warnOfEarlier(NewMessage each, OffsetDateTime accepted) {
    // It may be tried a second time, where the group failed.
    each.warnings().removeIf(MessageWarning::isOfDocument);
    if (accepted != null) {
      each.warnings().add(0, MessageWarning.documentAgain(each.message(), accepted));
    }
  }

  /** Adds a further piece of a message. */
  void add(OutboxMessage message, int position, byte[] content) {
    statements().run(PIECE, List.of(new Piece(message, position, content)), Piece::store);
  }

  /** The whole message turned out to have a size. */
  void size(OutboxMessage message) {
    entities
        .createNativeQuery("update outbox_message set size = ?1 where company_id = ?2 and id = ?3")
        .setParameter(1, message.size())
        .setParameter(2, message.companyId())
        .setParameter(3, message.id())
        .executeUpdate();
  }

  private Statements statements() {
    return new Statements(entities.unwrap(Connection.class));
  }

  private static void key(PreparedStatement row, NewMessage each) throws SQLException {
    row.setString(1, each.message().companyId());
    row.setString(2, each.key().key());
    row.setString(3, each.key().fingerprint());
    row.setString(4, each.message().id());
    row.setString(5, each.message().companyId());
    row.setString(6, each.key().key());
  }

  private record Piece(OutboxMessage message, int position, byte[] content) {

    void store(PreparedStatement row) throws SQLException {
      row.setString(1, message.companyId());
      row.setString(2, message.id());
      row.setInt(3, position);
      row.setBytes(4, content);
    }

    static void store(PreparedStatement row, Piece piece) throws SQLException {
      piece.store(row);
    }
  }

  private static List<Piece> pieces(NewMessage message) {
    List<Piece> pieces = new ArrayList<>();
    message.pieces().forEach(each -> pieces.add(new Piece(message.message(), pieces.size(), each)));
    return pieces;
  }
}
