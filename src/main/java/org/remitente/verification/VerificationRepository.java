package org.remitente.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;

/** The rows of verifications. */
@Dependent
class VerificationRepository {

  @PersistenceContext EntityManager entities;

  void add(VerificationRow row) {
    entities.persist(row);
  }

  Optional<VerificationRow> find(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(VerificationRow.class, new CompanyItemId(companyId, id)));
  }

  /** A verification that nobody else changes until the transaction ends. */
  Optional<VerificationRow> lock(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(
            VerificationRow.class,
            new CompanyItemId(companyId, id),
            LockModeType.PESSIMISTIC_WRITE));
  }

  /** When a company's verifications since then were started, the oldest first. */
  List<OffsetDateTime> startsSince(String companyId, OffsetDateTime since) {
    return entities
        .createQuery(
            "select v.startedAt from VerificationRow v where v.companyId = :company and v.startedAt > :since"
                + " order by v.startedAt",
            OffsetDateTime.class)
        .setParameter("company", companyId)
        .setParameter("since", since)
        .getResultList();
  }

  /** How many of a company's run that were started since then. */
  int running(String companyId, OffsetDateTime since) {
    return entities
        .createQuery(
            "select count(v) from VerificationRow v where v.companyId = :company and v.startedAt > :since"
                + " and v.state = :running",
            Long.class)
        .setParameter("company", companyId)
        .setParameter("since", since)
        .setParameter("running", VerificationState.RUNNING)
        .getSingleResult()
        .intValue();
  }

  void removeBefore(String companyId, OffsetDateTime before) {
    entities
        .createQuery(
            "delete from VerificationRow v where v.companyId = :company and v.startedAt < :before")
        .setParameter("company", companyId)
        .setParameter("before", before)
        .executeUpdate();
  }
}
