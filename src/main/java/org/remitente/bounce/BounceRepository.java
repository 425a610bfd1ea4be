package org.remitente.bounce;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;

/** The rows of looks; they go with their account. */
@Dependent
class BounceRepository {

  @PersistenceContext EntityManager entities;

  Optional<BounceWatch> find(String companyId, String accountId) {
    return Optional.ofNullable(
        entities.find(BounceWatch.class, new CompanyItemId(companyId, accountId)));
  }

  void add(BounceWatch watch) {
    entities.persist(watch);
  }
}
