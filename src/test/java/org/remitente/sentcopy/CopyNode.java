package org.remitente.sentcopy;

import java.time.Duration;
import org.remitente.account.AccountChanged;
import org.remitente.account.SentCopyPolicy;
import org.remitente.delivery.SendingCompany;
import org.remitente.outbox.MessageInDoubt;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkKind;

/** A node that works on the queue of copies of a company. */
final class CopyNode {

  private CopyNode() {}

  /** A company whose copies are queued. */
  static SendingCompany company(SentCopyPolicy policy) {
    SendingCompany company = new SendingCompany(policy);
    company.observe(company.container.get(PromisedCopies.class)::queue);
    company.container.observe(MessageInDoubt.class, each -> copies(company).look(each));
    company.container.observe(AccountChanged.class, each -> copies(company).mended(each));
    return company;
  }

  /** Does all due work on copies, on this thread. */
  static void file(SendingCompany company) {
    Filing filing =
        new Filing(copies(company), company.accounts(), company.connections(), company.outbox());
    new ClaimLoop(WorkKind.COPY, 4, company.work(), Runnable::run, filing, Duration.ZERO).tick();
  }

  private static SentCopies copies(SendingCompany company) {
    return company.container.get(SentCopies.class);
  }
}
