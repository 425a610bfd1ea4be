package org.remitente.sentcopy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.Outbox;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;

/** The work of the {@link CopyFiler}: copies of one account. */
record Filing(
    SentCopies copies, MailAccounts accounts, AccountConnections connections, Outbox outbox)
    implements ClaimLoop.Task {

  @Override
  public Duration run(ClaimedAccount claimed, Turn turn) {
    return new CopyDelivery(copies, accounts, connections, outbox, turn).run(claimed);
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return copies.nextDue(claimed.companyId(), claimed.accountId());
  }
}
