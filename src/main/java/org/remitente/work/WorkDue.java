package org.remitente.work;

/**
 * Work has become due for an account. Observed after success, only to wake somebody up: the work
 * itself stands in the database.
 *
 * @param elsewhere whether another node called for hands, rather than that the work was made here
 */
public record WorkDue(WorkKind kind, String companyId, String accountId, boolean elsewhere) {

  ClaimedAccount account() {
    return new ClaimedAccount(kind, companyId, accountId);
  }
}
