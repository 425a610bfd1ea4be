package org.remitente.outbox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountServers;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.StageListener;
import org.remitente.mail.SubmissionReceipt;

/** Sends what is due for one claimed account: one connection, one message after the other. */
final class AccountDelivery {

  private static final Logger LOG = Logger.getLogger(AccountDelivery.class.getName());

  /** Then the account is given back, so that nobody waits behind a long queue. */
  private static final int BATCH = 50;

  private final DeliveryLog log;
  private final MailAccounts accounts;
  private final MailServers servers;
  private final ClaimedAccount claimed;

  AccountDelivery(
      DeliveryLog log, MailAccounts accounts, MailServers servers, ClaimedAccount claimed) {
    this.log = log;
    this.accounts = accounts;
    this.servers = servers;
    this.claimed = claimed;
  }

  /** Sends a batch. */
  void run() {
    log.recover(claimed.companyId(), claimed.accountId());
    List<String> due = log.due(claimed.companyId(), claimed.accountId(), BATCH);
    if (!due.isEmpty()) {
      sendAll(due);
    }
  }

  private void sendAll(List<String> due) {
    AccountServers account = accounts.servers(claimed.companyId(), claimed.accountId());
    MailTransport transport =
        servers.transport(account.smtp(), account.smtpCredentials(), Patience.DELIVERY);
    for (int next = 0; next < due.size(); ) {
      try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
        accounts.reportHealth(claimed.companyId(), claimed.accountId(), AccountHealth.OK);
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
    boolean usable = true;
    while (usable && next < due.size()) {
      boolean stopped = send(connection, due.get(next));
      next = stopped ? due.size() : next + 1;
      usable = connection.usable();
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
    SubmissionReceipt receipt =
        connection.submit(message.envelope(), message.content(), () -> handOver(message));
    DeliveryOutcome outcome = DeliveryOutcome.of(receipt);
    log.finish(message.companyId(), message.id(), outcome);
    return stopped(outcome);
  }

  private void handOver(DueMessage message) throws IOException {
    try {
      log.handOver(message.companyId(), message.id());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The mark of message " + message.id() + " cannot be set", e);
      throw new IOException("The hand-over cannot be marked");
    }
  }

  private void unreachable(MailFailureException failed, List<String> rest) {
    DeliveryOutcome outcome =
        DeliveryOutcome.of(DiagnosisCatalogue.diagnose(failed.failure(), CredentialSource.SMTP));
    log.unreachable(claimed.companyId(), rest, outcome);
    stopped(outcome);
  }

  private boolean stopped(DeliveryOutcome outcome) {
    boolean stopped = outcome.kind() == DeliveryOutcome.Kind.ACCOUNT_STOPPED;
    if (stopped) {
      accounts.reportHealth(claimed.companyId(), claimed.accountId(), AccountHealth.NEEDS_SIGN_IN);
    }
    return stopped;
  }
}
