package org.remitente.verification;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.StoredWarning;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.oauth.Outlet;
import org.remitente.oauth.SignIns;

/** What follows from a verdict, in the transaction that writes it down. */
@Dependent
class Consequences {

  @EJB MailAccounts accounts;
  @EJB SignIns signIns;

  /**
   * Stores what passed, and notes how a checked account fares.
   *
   * @param outlet by what the test message of a signed-in account left, or null
   */
  VerificationReport of(VerificationTask task, VerificationReport judged, Outlet outlet) {
    if (task.request().purpose() == VerificationRequest.Purpose.CHECK) {
      checked(task.companyId(), task.request().accountId(), judged);
    }
    if (judged.passed()) {
      return judged.of(keep(task, judged, outlet));
    }
    ended(task, judged.diagnosis());
    return judged;
  }

  private void checked(String companyId, String accountId, VerificationReport judged) {
    if (judged.passed() || !judged.diagnosis().isForWantOfAToken()) {
      // First: the lock reads the row again, and would undo what was not written yet.
      accounts.reportHealth(companyId, accountId, health(judged), judged.diagnosis());
    }
    if (judged.passed()) {
      accounts.reportMailbox(companyId, accountId, null);
    }
    accounts.checked(companyId, accountId);
  }

  /** Nothing of a sign-in is kept where its verification came to no good end. */
  void ended(VerificationTask task, Diagnosis why) {
    if (task.signedIn() != null) {
      signIns.failed(task.signedIn(), why);
    }
  }

  private String keep(VerificationTask task, VerificationReport report, Outlet outlet) {
    List<StoredWarning> warnings =
        report.warnings().stream()
            .map(each -> new StoredWarning(each.code(), each.args()))
            .toList();
    return task.signedIn() == null
        ? keepTyped(task, report, warnings)
        : keepSignedIn(task, report, warnings, outlet);
  }

  private String keepTyped(
      VerificationTask task, VerificationReport report, List<StoredWarning> warnings) {
    String company = task.companyId();
    String id = task.request().accountId();
    return switch (task.request().purpose()) {
      case CREATE -> accounts.store(company, task.settings(), report.learned(), warnings).id();
      case REPLACE ->
          accounts.replace(company, id, task.settings(), report.learned(), warnings).id();
      case TRY, CHECK, SIGN_IN -> id;
    };
  }

  private String keepSignedIn(
      VerificationTask task,
      VerificationReport report,
      List<StoredWarning> warnings,
      Outlet outlet) {
    String company = task.companyId();
    String id = task.request().accountId();
    MailAccount account =
        switch (task.request().purpose()) {
          case SIGN_IN ->
              accounts.storeSignedIn(
                  company, task.signedIn().settings(), report.learned(), warnings);
          case REPLACE ->
              accounts.replaceSignedIn(
                  company, id, task.signedIn().settings(), report.learned(), warnings);
          case TRY, CREATE, CHECK -> accounts.get(company, id);
        };
    if (task.request().purpose() != VerificationRequest.Purpose.CHECK) {
      signIns.passed(task.signedIn(), account.id(), outlet);
    }
    return account.id();
  }

  private static AccountHealth health(VerificationReport report) {
    if (report.passed()) {
      return AccountHealth.OK;
    }
    return report.diagnosis().stopsAccount() ? AccountHealth.NEEDS_SIGN_IN : AccountHealth.FAILING;
  }
}
