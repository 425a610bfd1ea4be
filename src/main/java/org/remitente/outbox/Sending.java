package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.remitente.account.MailAccounts;
import org.remitente.mail.MailServers;

/** The work of the {@link Dispatcher}: messages of one account. */
record Sending(DeliveryLog log, MailAccounts accounts, MailServers servers)
    implements ClaimLoop.Task {

  @Override
  public Duration run(ClaimedAccount claimed, BooleanSupplier goOn) {
    return new AccountDelivery(log, accounts, servers, claimed, goOn).run();
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return log.nextDue(claimed.companyId(), claimed.accountId());
  }
}
