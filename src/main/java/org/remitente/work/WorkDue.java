package org.remitente.work;

/**
 * Work has become due for an account. Observed after success, only to wake somebody up: the work
 * itself stands in the database.
 */
public record WorkDue(WorkKind kind, String companyId, String accountId) {

  ClaimedAccount account() {
    return new ClaimedAccount(kind, companyId, accountId);
  }
}
