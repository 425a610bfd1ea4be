package org.remitente.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.remitente.account.MailAccounts;
import org.remitente.content.Contents;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.AccountMessages;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;

/**
 * The work of the {@link Dispatcher}: messages of one account.
 *
 * @param way who goes first on this node
 * @param ended told of each attempt once what came of it is written down; must be quick
 */
record Sending(
    AccountMessages messages,
    DeliveryLog log,
    DeliveryJournal journal,
    Contents contents,
    MailAccounts accounts,
    AccountConnections connections,
    RightOfWay way,
    Consumer<AttemptEnded> ended)
    implements ClaimLoop.Task {

  @Override
  public Duration run(ClaimedAccount claimed, Turn turn) {
    return new AccountDelivery(this, claimed, turn).run();
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return messages.nextDue(claimed.companyId(), claimed.accountId());
  }
}
