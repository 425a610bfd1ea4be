package org.remitente.outbox;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Reads pieces of content, each in a short transaction of its own: a slow receiver holds no
 * connection to the database.
 */
@Stateless
public class StoredPieces {

  @Inject PieceRepository pieces;

  /** The piece at a position. */
  public byte[] read(String companyId, String message, int position) {
    return pieces.read(companyId, message, position);
  }
}
