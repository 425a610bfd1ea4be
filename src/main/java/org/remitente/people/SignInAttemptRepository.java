package org.remitente.people;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;

/** The rows of attempts to sign in. */
@Dependent
class SignInAttemptRepository {

  @PersistenceContext EntityManager entities;

  void add(SignInAttempt attempt) {
    entities.persist(attempt);
  }

  /** When a name was last tried, the latest first. */
  List<OffsetDateTime> ofName(String usernameHash, OffsetDateTime since, int limit) {
    return last("usernameHash", usernameHash, since, limit);
  }

  /** When an address last tried, the latest first. */
  List<OffsetDateTime> ofAddress(String address, OffsetDateTime since, int limit) {
    return last("address", address, since, limit);
  }

  private List<OffsetDateTime> last(String column, String value, OffsetDateTime since, int limit) {
    return entities
        .createQuery(
            "select a.madeAt from SignInAttempt a where a."
                + column
                + " = :value and a.madeAt > :since order by a.madeAt desc",
            OffsetDateTime.class)
        .setParameter("value", value)
        .setParameter("since", since)
        .setMaxResults(limit)
        .getResultList();
  }

  void removeName(String usernameHash) {
    entities
        .createQuery("delete from SignInAttempt a where a.usernameHash = :hash")
        .setParameter("hash", usernameHash)
        .executeUpdate();
  }

  void removeBefore(OffsetDateTime time) {
    entities
        .createQuery("delete from SignInAttempt a where a.madeAt <= :time")
        .setParameter("time", time)
        .executeUpdate();
  }
}
