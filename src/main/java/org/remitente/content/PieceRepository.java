package org.remitente.content;

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

/** The content of messages, in pieces. SQL, so that no piece stays in a persistence context. */
@Dependent
class PieceRepository {

  private static final String EXPIRED =
      "select company_id, id from outbox_message where finished_at < ? and copy_state <> 'PENDING'"
          + " order by finished_at fetch first ? rows only for update skip locked";

  private static final String FORGET =
      "update outbox_message set finished_at = null, bcc_header = '' where company_id = ? and id = ?";

  private static final String DELETE =
      "delete from message_piece where company_id = ? and message = ?";

  @PersistenceContext EntityManager entities;

  byte[] read(String companyId, String message, int position) {
    return (byte[])
        entities
            .createNativeQuery(
                "select content from message_piece where company_id = ?1 and message = ?2 and position = ?3")
            .setParameter(1, companyId)
            .setParameter(2, message)
            .setParameter(3, position)
            .getSingleResult();
  }

  /**
   * Deletes content that is kept no longer, but that of messages whose copy is still to be filed.
   *
   * @param before messages that were finished earlier
   * @param limit messages at most
   * @return how many messages have no content any more
   */
  int delete(OffsetDateTime before, int limit) {
    Statements statements = new Statements(entities.unwrap(Connection.class));
    List<Finished> expired = statements.ask(EXPIRED, query -> expired(query, before, limit));
    statements.run(DELETE, expired, Finished::fill);
    return statements.run(FORGET, expired, Finished::fill).size();
  }

  private static List<Finished> expired(PreparedStatement query, OffsetDateTime before, int limit)
      throws SQLException {
    query.setObject(1, before);
    query.setInt(2, limit);
    List<Finished> expired = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        expired.add(new Finished(rows.getString(1), rows.getString(2)));
      }
    }
    return expired;
  }

  private record Finished(String companyId, String id) {

    static void fill(PreparedStatement row, Finished message) throws SQLException {
      row.setString(1, message.companyId());
      row.setString(2, message.id());
    }
  }
}
