package org.remitente.checkup;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.remitente.shared.CompanyItemId;

/** The rows of looks and of what will end; they go with their account. */
@Dependent
class CheckupRepository {

  @PersistenceContext EntityManager entities;

  Optional<AccountCheck> find(String companyId, String accountId) {
    return Optional.ofNullable(
        entities.find(AccountCheck.class, new CompanyItemId(companyId, accountId)));
  }

  AccountCheck add(AccountCheck check) {
    entities.persist(check);
    return check;
  }

  /** What was ever told of an account and is still to be remembered. */
  List<StoredEnding> endings(String companyId, String accountId) {
    return entities
        .createQuery(
            "select e from StoredEnding e where e.companyId = :company and e.accountId = :account"
                + " order by e.endsAt, e.id",
            StoredEnding.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .getResultList();
  }

  void add(StoredEnding ending) {
    entities.persist(ending);
  }

  void remove(StoredEnding ending) {
    entities.remove(ending);
  }
}
