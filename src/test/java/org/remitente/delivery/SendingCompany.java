package org.remitente.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.account.SentCopyPolicy;
import org.remitente.content.Contents;
import org.remitente.outbox.AccountMessages;
import org.remitente.outbox.OutboxCompany;
import org.remitente.work.Claim;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.WorkKind;

/** A company whose outbox is sent as a node sends it, but on the thread of the test. */
public final class SendingCompany extends OutboxCompany {

  /** What was told of attempts. */
  public final List<AttemptEnded> ended = new ArrayList<>();

  /** A company whose account files no copies. */
  public SendingCompany() {
    this(SentCopyPolicy.OFF);
  }

  /** A company whose account files copies by a policy. */
  public SendingCompany(SentCopyPolicy copies) {
    super(copies);
  }

  DeliveryLog log() {
    return container.get(DeliveryLog.class);
  }

  AccountMessages messages() {
    return container.get(AccountMessages.class);
  }

  /** Does all due work of the outbox, on this thread. */
  public void send() {
    new ClaimLoop(WorkKind.SEND, 8, work(), Runnable::run, sending(), Duration.ZERO).tick();
  }

  Sending sending() {
    // What a turn noted is written down at its end, without a timer.
    DeliveryJournal journal = new DeliveryJournal(log());
    return new Sending(
        messages(),
        log(),
        journal,
        container.get(Contents.class),
        accounts(),
        connections(),
        container.get(RightOfWay.class),
        ended::add);
  }

  /** Claims the account as a node of a name does. */
  public Optional<ClaimedAccount> claim(String node) {
    return work().claim(WorkKind.SEND, 8, node).stream().map(Claim::account).findFirst();
  }

  /** Marks what is due first, as a node of a name does. */
  public List<HandOverMark> mark(String node) {
    DueMessage first = log().due(company, account, 1).get(0);
    HandOverMark mark = new HandOverMark(Attempt.begin(node, first), false);
    return log().mark(List.of(mark));
  }
}
