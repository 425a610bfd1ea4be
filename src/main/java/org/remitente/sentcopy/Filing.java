package org.remitente.sentcopy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.ClaimLoop;
import org.remitente.outbox.ClaimedAccount;
import org.remitente.outbox.Outbox;

/** The work of the {@link CopyFiler}: copies of one account. */
record Filing(
    SentCopies copies, MailAccounts accounts, AccountConnections connections, Outbox outbox)
    implements ClaimLoop.Task {

  @Override
  public Duration run(ClaimedAccount claimed, BooleanSupplier goOn) {
    return new CopyDelivery(copies, accounts, connections, outbox, goOn).run(claimed);
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return copies.nextDue(claimed.companyId(), claimed.accountId());
  }
}
