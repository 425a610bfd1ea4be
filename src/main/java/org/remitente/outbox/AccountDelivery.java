package org.remitente.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.oauth.AccountConnections;
import org.remitente.shared.DatabaseOutage;
import org.remitente.shared.Insistence;

/** Sends what is due for one claimed account: one connection, one message after the other. */
final class AccountDelivery {

  private static final Logger LOG = Logger.getLogger(AccountDelivery.class.getName());

  /** Then the account is given back, so that nobody waits behind a long queue. */
  private static final int BATCH = 50;

  /** So many connections in one batch may break before the server is left alone. */
  private static final int BREAKS = 10;

  private static final Duration BROKEN = Duration.ofMinutes(1);

  /** Each wrong sign-in may lock the account; a mended one goes on at once. */
  private static final Duration STOPPED = Duration.ofHours(6);

  private final DeliveryLog log;
  private final MailAccounts accounts;
  private final AccountConnections connections;
  private final ClaimedAccount claimed;
  private final BooleanSupplier goOn;
  private Duration pause = Duration.ZERO;
  private RuntimeException outage;

  AccountDelivery(
      DeliveryLog log,
      MailAccounts accounts,
      AccountConnections connections,
      ClaimedAccount claimed,
      BooleanSupplier goOn) {
    this.log = log;
    this.accounts = accounts;
    this.connections = connections;
    this.claimed = claimed;
    this.goOn = goOn;
  }

  /** Sends a batch; tells how long the account is to be left alone. */
  Duration run() {
    log.recover(claimed.companyId(), claimed.accountId());
    List<String> due = log.due(claimed.companyId(), claimed.accountId(), BATCH);
    if (accounts.find(claimed.companyId(), claimed.accountId()).isEmpty()) {
      log.withdraw(claimed.companyId(), due);
    } else if (!due.isEmpty()) {
      sendAll(due);
    }
    return pause;
  }

  private void sendAll(List<String> due) {
    MailTransport transport =
        connections.transport(claimed.companyId(), claimed.accountId(), Patience.DELIVERY);
    int next = 0;
    for (int breaks = 0; next < due.size() && goOn.getAsBoolean(); breaks++) {
      if (breaks == BREAKS) {
        pause = BROKEN;
        return;
      }
      try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
        if (connection.hasSignedIn()) {
          report(AccountHealth.OK);
        }
        next = sendOver(connection, due, next);
      } catch (MailFailureException e) {
        unreachable(e, due.subList(next, due.size()));
        return;
      }
    }
  }

  /** Sends as long as the connection serves; tells which message is next. */
  private int sendOver(MailTransport.Connection connection, List<String> due, int from) {
    int next = from;
    while (connection.usable() && next < due.size() && goOn.getAsBoolean()) {
      boolean stopped = send(connection, due.get(next));
      next = stopped ? due.size() : next + 1;
    }
    return next;
  }

  /** Tells whether the account was stopped. */
  private boolean send(MailTransport.Connection connection, String id) {
    Optional<DueMessage> begun = log.begin(claimed.companyId(), id);
    if (begun.isEmpty()) {
      return false;
    }
    DueMessage message = begun.get();
    DeliveryOutcome outcome = outcome(connection, message);
    if (outage != null) {
      // Not handed over, and no fault of the message: it is put back as if a node had died.
      throw outage;
    }
    Insistence.on(() -> log.finish(message.companyId(), message.id(), message.attempt(), outcome));
    if (outcome.acceptedBySomebody() && !connection.hasSignedIn()) {
      report(AccountHealth.OK);
    }
    return stopped(outcome) || held(outcome) || throttled(outcome);
  }

  /** The operator, or time, mends it: nothing is said of the account. */
  private boolean held(DeliveryOutcome outcome) {
    boolean held = outcome.kind() == DeliveryOutcome.Kind.HELD;
    if (held) {
      pause = BROKEN;
    }
    return held;
  }

  /** Who says when to come again means every message of the account. */
  private boolean throttled(DeliveryOutcome outcome) {
    Optional<Duration> told = outcome.comeAgainIn();
    told.ifPresent(length -> pause = length);
    return told.isPresent();
  }

  private DeliveryOutcome outcome(MailTransport.Connection connection, DueMessage message) {
    boolean reachesAll = connection.takesBcc(message.withBcc().size());
    return message.partly() && reachesAll
        ? DeliveryOutcome.notToEverybodyAgain(message.envelope().recipients())
        : DeliveryOutcome.of(submit(connection, message, reachesAll));
  }

  /** A fault of ours with one message must not hold up those behind it. */
  private SubmissionReceipt submit(
      MailTransport.Connection connection, DueMessage message, boolean withBcc) {
    AtomicBoolean handedOver = new AtomicBoolean();
    try {
      return connection.submit(
          message.envelope(),
          withBcc ? message.withBcc() : message.content(),
          () -> {
            mark(message, withBcc);
            handedOver.set(true);
          });
    } catch (RuntimeException fault) {
      LOG.log(Level.SEVERE, "Sending message " + message.id() + " broke", fault);
      connection.close();
      // Content that could not be read to its end was never ended by the dot.
      return broken(message, handedOver.get() && !DatabaseOutage.caused(fault));
    }
  }

  private static SubmissionReceipt broken(DueMessage message, boolean handedOver) {
    return new SubmissionReceipt(
        message.envelope().recipients().stream()
            .map(
                address ->
                    new SubmissionReceipt.Recipient(
                        address, SubmissionReceipt.RecipientState.NOT_ACCEPTED, null))
            .toList(),
        MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.INTERNAL),
        handedOver);
  }

  private void mark(DueMessage message, boolean withBcc) throws IOException {
    try {
      log.handOver(message.companyId(), message.id(), message.attempt(), withBcc);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The mark of message " + message.id() + " cannot be set", e);
      outage = DatabaseOutage.caused(e) ? e : null;
      throw new IOException("The hand-over cannot be marked");
    }
  }

  private void unreachable(MailFailureException failed, List<String> rest) {
    DeliveryOutcome outcome =
        DeliveryOutcome.of(DiagnosisCatalogue.diagnose(failed.failure(), CredentialSource.SMTP));
    if (held(outcome)) {
      return;
    }
    log.unreachable(claimed.companyId(), rest, outcome);
    if (!stopped(outcome)) {
      pause = BROKEN;
      report(AccountHealth.FAILING);
    }
  }

  private boolean stopped(DeliveryOutcome outcome) {
    boolean stopped = outcome.kind() == DeliveryOutcome.Kind.ACCOUNT_STOPPED;
    if (stopped) {
      pause = STOPPED;
      report(AccountHealth.NEEDS_SIGN_IN);
    }
    return stopped;
  }

  private void report(AccountHealth health) {
    accounts.reportHealth(claimed.companyId(), claimed.accountId(), health);
  }
}
