package org.remitente.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.limit.SentMessages;

/**
 * When messages of an account were first accepted, from the index by that time: nothing else counts
 * them, so that all nodes count the same.
 */
@Dependent
class SentTimesRepository {

  @PersistenceContext EntityManager entities;

  /** What an account sent; asks whenever it is asked. */
  SentMessages of(String companyId, String accountId) {
    return new SentMessages() {
      @Override
      public int since(OffsetDateTime time) {
        return SentTimesRepository.this.since(companyId, accountId, time);
      }

      @Override
      public Optional<OffsetDateTime> nthLatest(int n) {
        return SentTimesRepository.this.nthLatest(companyId, accountId, n);
      }
    };
  }

  private int since(String companyId, String accountId, OffsetDateTime time) {
    return entities
        .createQuery(
            "select count(m) from OutboxMessage m where m.companyId = :company"
                + " and m.accountId = :account and m.sentAt > :time",
            Long.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("time", time)
        .getSingleResult()
        .intValue();
  }

  private Optional<OffsetDateTime> nthLatest(String companyId, String accountId, int n) {
    return entities
        .createQuery(
            "select m.sentAt from OutboxMessage m where m.companyId = :company"
                + " and m.accountId = :account and m.sentAt is not null order by m.sentAt desc",
            OffsetDateTime.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setFirstResult(n - 1)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
