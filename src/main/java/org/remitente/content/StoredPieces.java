package org.remitente.content;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Reads pieces of content, each by itself: a slow receiver holds no connection to the database. One
 * statement that changes nothing needs no transaction, whose end would be another round trip.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoredPieces {

  @Inject PieceRepository pieces;

  /** The piece at a position. */
  public byte[] read(String companyId, String message, int position) {
    return pieces.read(companyId, message, position);
  }
}
