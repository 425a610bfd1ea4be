package org.remitente.limit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;

/** The rows of learnt limits; they go with their account. */
@Dependent
class LearnedLimitRepository {

  @PersistenceContext EntityManager entities;

  Optional<LearnedLimit> find(String companyId, String accountId) {
    return Optional.ofNullable(
        entities.find(LearnedLimit.class, new CompanyItemId(companyId, accountId)));
  }

  LearnedLimit add(LearnedLimit limit) {
    entities.persist(limit);
    return limit;
  }
}
