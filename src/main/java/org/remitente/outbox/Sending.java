package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;

/** The work of the {@link Dispatcher}: messages of one account. */
record Sending(
    DeliveryLog log,
    DeliveryJournal journal,
    Contents contents,
    MailAccounts accounts,
    AccountConnections connections)
    implements ClaimLoop.Task {

  @Override
  public Duration run(ClaimedAccount claimed, Turn turn) {
    return new AccountDelivery(this, claimed, turn).run();
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return log.nextDue(claimed.companyId(), claimed.accountId());
  }
}
