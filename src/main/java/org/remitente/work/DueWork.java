package org.remitente.work;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * Work that becomes due for an account.
 *
 * @param at when, by the database's clock
 */
public record DueWork(WorkKind kind, String companyId, String accountId, OffsetDateTime at) {

  /** Fills the parameters of the statement that notes it. */
  void fill(PreparedStatement row) throws SQLException {
    row.setObject(1, at);
    row.setObject(2, at);
    row.setString(3, companyId);
    row.setString(4, accountId);
    row.setString(5, kind.name());
  }
}
