package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.AccountConnections;

/** The work of the {@link Dispatcher}: messages of one account. */
record Sending(DeliveryLog log, MailAccounts accounts, AccountConnections connections)
    implements ClaimLoop.Task {

  @Override
  public Duration run(ClaimedAccount claimed, BooleanSupplier goOn) {
    return new AccountDelivery(log, accounts, connections, claimed, goOn).run();
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return log.nextDue(claimed.companyId(), claimed.accountId());
  }
}
