package org.remitente.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The content of messages, in pieces. SQL, so that no piece stays in a persistence context. */
@Dependent
class PieceRepository {

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
}
