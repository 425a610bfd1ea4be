package org.remitente.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.limit.AccountPause;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;

/**
 * One account's turn: sends what is due over one connection, or over several at once where much
 * waits and the account may.
 */
final class AccountDelivery {

  /** So many must wait before another connection is worth its sign-in. */
  private static final int MANY = 10;

  static final Duration BROKEN = Duration.ofMinutes(1);

  /** What has been due for so long is not missed a moment later. */
  private static final Duration LATE = Duration.ofMillis(200);

  /** So many refusals in a row for a limit are news for the owner. */
  private static final int REFUSALS = 6;

  /** Each wrong sign-in may lock the account; a mended one goes on at once. */
  private static final Duration STOPPED = Duration.ofHours(6);

  private final Sending sending;
  private final ClaimedAccount claimed;
  private final Turn turn;
  private final List<CompletableFuture<Void>> beside = new ArrayList<>();
  private final List<CompletableFuture<Void>> results = new ArrayList<>();
  private MailTransport transport;
  private MailAccount account;
  private String provider;
  private DueMessages due;
  private Duration pause = Duration.ZERO;
  private int wanted = Integer.MAX_VALUE;
  private boolean halted;
  private boolean stopped;
  private RuntimeException outage;
  private int lanes;
  private int connected;

  AccountDelivery(Sending sending, ClaimedAccount claimed, Turn turn) {
    this.sending = sending;
    this.claimed = claimed;
    this.turn = turn;
  }

  /** Sends what is due; tells how long the account is to be left alone. */
  Duration run() {
    if (turn.takesOver()) {
      sending.messages().recover(claimed.companyId(), claimed.accountId());
    }
    Optional<MailAccount> found = accounts().find(claimed.companyId(), claimed.accountId());
    if (found.isEmpty()) {
      sending.messages().withdraw(claimed.companyId(), claimed.accountId());
      return pause;
    }
    account = found.get();
    provider = sending.log().provider(account);
    due =
        new DueMessages(
            sending.log(),
            claimed.companyId(),
            account,
            sending.connections().sendsByInterface(claimed.companyId(), account));
    transport =
        sending
            .connections()
            .transport(claimed.companyId(), claimed.accountId(), Patience.DELIVERY);
    sendAll();
    if (stopped && isAsItWas()) {
      // Once more: a lane beside may have left a message that began to age.
      hold();
      leaveAlone(STOPPED);
    }
    return pause;
  }

  /** Whether nobody has verified the account anew since the turn began. */
  private boolean isAsItWas() {
    return accounts()
        .find(claimed.companyId(), claimed.accountId())
        .filter(now -> Objects.equals(now.checkedAt(), account.checkedAt()))
        .isPresent();
  }

  private void hold() {
    sending.messages().hold(claimed.companyId(), claimed.accountId());
  }

  private MailAccounts accounts() {
    return sending.accounts();
  }

  /** What is under way ends, and is written down, before the account is given back. */
  private void sendAll() {
    try {
      lane().run();
    } finally {
      halt();
      for (CompletableFuture<Void> lane : all(beside)) {
        lane.exceptionally(fault -> null).join();
      }
      sending.journal().settle();
    }
    leaveAlone(due.pause());
    if (outage != null) {
      // Nothing was handed over: the account is given back as if the node had died.
      throw outage;
    }
    all(beside).forEach(CompletableFuture::join);
    all(results).forEach(CompletableFuture::join);
  }

  private synchronized List<CompletableFuture<Void>> all(List<CompletableFuture<Void>> some) {
    return List.copyOf(some);
  }

  private synchronized DeliveryLane lane() {
    lanes++;
    return new DeliveryLane(this, transport, sending, turn.node(), lanes == 1);
  }

  /**
   * The next message for a lane, or none where it is to end.
   *
   * @param waits whether it may wait a moment for one
   */
  Optional<DueMessage> next(boolean waits) {
    Optional<DueMessage> next = goesOn() ? due.next() : Optional.empty();
    while (waits && next.isEmpty() && goesOn() && turn.moreComes()) {
      next = due.next();
    }
    widen();
    return next;
  }

  private synchronized boolean goesOn() {
    return !halted && turn.goesOn();
  }

  /** Nothing more is begun. */
  synchronized void halt() {
    halted = true;
  }

  /** Takes another connection where much waits. */
  private synchronized void widen() {
    if (halted
        || connected == 0
        || lanes >= wanted
        || due.known() < MANY
        || lanes >= due.connections()) {
      return;
    }
    DeliveryLane lane = lane();
    CompletableFuture<Void> done = new CompletableFuture<>();
    boolean begun =
        turn.beside(
            () -> {
              try {
                lane.run();
                done.complete(null);
              } catch (RuntimeException | Error fault) {
                done.completeExceptionally(fault);
              } finally {
                end();
              }
            });
    if (begun) {
      beside.add(done);
    } else {
      lanes--;
    }
  }

  private synchronized void end() {
    lanes--;
  }

  /** A connection stands. */
  void connected(boolean signedIn) {
    if (signedIn) {
      works();
    }
    synchronized (this) {
      connected++;
    }
  }

  synchronized void disconnected() {
    connected--;
  }

  /** No connection could be made, for a message and, where no other stands, for those behind it. */
  void unreachable(MailFailureException failed, DueMessage first) {
    Diagnosis diagnosis = DiagnosisCatalogue.diagnose(failed.failure(), CredentialSource.SMTP);
    DeliveryOutcome outcome = DeliveryOutcome.of(diagnosis);
    if (outcome.reachedLimit().isPresent()) {
      due.putBack(first);
      learn(outcome);
    } else if (standing() > 0) {
      due.putBack(first);
      wanted = lanes - 1;
    } else if (outcome.kind() == DeliveryOutcome.Kind.HELD) {
      hold();
      leaveAlone(BROKEN);
    } else {
      fail(outcome, first);
    }
  }

  /** Whether a message has waited for a while: it lets those go first who hand over new ones. */
  boolean isLate(DueMessage message) {
    return Duration.between(message.dueAt(), due.now()).compareTo(LATE) > 0;
  }

  /** A message was not begun: it is the next again. */
  void putBack(DueMessage message) {
    due.putBack(message);
  }

  private void fail(DeliveryOutcome outcome, DueMessage first) {
    halt();
    Stream.concat(Stream.of(first), due.takeKnown().stream())
        .forEach(message -> note(Attempt.begin(turn.node(), message), false, outcome));
    if (outcome.kind() != DeliveryOutcome.Kind.ACCOUNT_STOPPED) {
      leaveAlone(BROKEN);
      report(AccountHealth.FAILING, outcome.diagnosis());
    }
  }

  private synchronized int standing() {
    return connected;
  }

  /** Learns from a limit that was reached; tells how long nothing is sent over the account. */
  private Duration learn(DeliveryOutcome outcome) {
    // What was sent before the refusal counts.
    sending.journal().writeInTime();
    return sending
        .log()
        .refused(claimed.companyId(), claimed.accountId(), outcome.diagnosis(), standing())
        .map(limit -> learn(limit, outcome.diagnosis()))
        .orElse(Duration.ZERO);
  }

  private Duration learn(AccountPause limit, Diagnosis why) {
    if (!limit.length().isZero()) {
      leaveAlone(limit.length());
    }
    if (limit.refusals() >= REFUSALS) {
      report(AccountHealth.FAILING, why);
    }
    return limit.length();
  }

  /** Takes down what came of an attempt, and what it means for the account. */
  void note(Attempt attempt, boolean marked, DeliveryOutcome outcome) {
    Duration heldFor = outcome.reachedLimit().isPresent() ? learn(outcome) : Duration.ZERO;
    DueMessage message = attempt.message();
    AttemptResult result = new AttemptResult(attempt, marked, outcome, due.now(), heldFor);
    AttemptEnded ended = AttemptEnded.of(provider, result);
    CompletableFuture<Void> written = sending.journal().note(result);
    written.thenRun(
        () -> {
          due.written(message);
          sending.contents().sent(message.stored());
          if (result.isTold()) {
            sending.ended().accept(ended);
          }
        });
    remember(written);
    switch (outcome.kind()) {
      case ACCOUNT_STOPPED -> stop(outcome.diagnosis());
      case HELD -> {
        if (outcome.reachedLimit().isEmpty()) {
          leaveAlone(BROKEN);
        } else {
          // It may be due at once, over another connection of this turn.
          sending.journal().settle();
        }
      }
      default -> outcome.comeAgainIn().ifPresent(this::leaveAlone);
    }
  }

  /** What was refused of settings that somebody has replaced meanwhile is no news of these. */
  private synchronized void stop(Diagnosis why) {
    halt();
    if (!stopped && isAsItWas()) {
      stopped = true;
      report(AccountHealth.NEEDS_SIGN_IN, why);
    }
  }

  /** A result that cannot be written down ends the turn in disorder. */
  private synchronized void remember(CompletableFuture<Void> written) {
    results.removeIf(each -> each.isDone() && !each.isCompletedExceptionally());
    results.add(written);
  }

  /** Means every message of the account; the longest time counts. */
  synchronized void leaveAlone(Duration length) {
    halted = true;
    pause = length.compareTo(pause) > 0 ? length : pause;
  }

  /** The database went away before a mark was set. */
  synchronized void fail(RuntimeException why) {
    halted = true;
    outage = why;
  }

  /** The account works: somebody could sign in, or a message has left. */
  void works() {
    report(AccountHealth.OK, null);
  }

  private void report(AccountHealth health, Diagnosis why) {
    accounts().reportHealth(claimed.companyId(), claimed.accountId(), health, why);
  }
}
