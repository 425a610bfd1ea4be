package org.remitente.sentcopy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailStore;
import org.remitente.mail.MessageContent;
import org.remitente.mail.Patience;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.Outbox;
import org.remitente.shared.Language;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;

/**
 * Files what is due for one claimed account over one connection: looked for first, appended only if
 * it is missing. The copy of a doubtful message is looked for and never appended.
 */
final class CopyDelivery {

  private static final Logger LOG = Logger.getLogger(CopyDelivery.class.getName());
  private static final int BATCH = 50;
  private static final Duration STOPPED = Duration.ofHours(6);
  private static final Duration BROKEN = Duration.ofMinutes(1);

  /** The folder was found or made when the account was verified, so no new one needs a name. */
  private static final Language NAMED = Language.ES;

  private final SentCopies copies;
  private final MailAccounts accounts;
  private final AccountConnections connections;
  private final Outbox outbox;
  private final Turn turn;
  private boolean filed;

  CopyDelivery(
      SentCopies copies,
      MailAccounts accounts,
      AccountConnections connections,
      Outbox outbox,
      Turn turn) {
    this.copies = copies;
    this.accounts = accounts;
    this.connections = connections;
    this.outbox = outbox;
    this.turn = turn;
  }

  /** Files what is due; tells how long the account is to be left alone. */
  Duration run(ClaimedAccount claimed) {
    List<DueCopy> due = due(claimed);
    if (due.isEmpty()) {
      return Duration.ZERO;
    }
    Optional<MailAccount> account = accounts.find(claimed.companyId(), claimed.accountId());
    Optional<MailStore> store =
        account.flatMap(
            there -> connections.store(claimed.companyId(), there.id(), Patience.DELIVERY));
    if (store.isEmpty()) {
      due.forEach(copies::abandoned);
      return Duration.ZERO;
    }
    return file(account.get(), claimed, store.get(), due);
  }

  private List<DueCopy> due(ClaimedAccount claimed) {
    return copies.due(claimed.companyId(), claimed.accountId(), BATCH);
  }

  /** One connection for all, also for what becomes due meanwhile. */
  private Duration file(
      MailAccount account, ClaimedAccount claimed, MailStore store, List<DueCopy> first) {
    Deque<DueCopy> due = new ArrayDeque<>(first);
    try (MailStore.Connection connection = store.connect(StageListener.NONE)) {
      String folder = connection.sentFolder(account.sentFolder(), NAMED).name();
      while (!due.isEmpty() && turn.goesOn()) {
        workOn(connection, folder, due.peek());
        due.poll();
        if (due.isEmpty()) {
          due.addAll(next(claimed));
        }
      }
      if (filed && account.hasMailboxTrouble()) {
        accounts.reportMailbox(claimed.companyId(), claimed.accountId(), null);
      }
      return Duration.ZERO;
    } catch (MailFailureException e) {
      waiting(claimed, e);
      Diagnosis why = DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.OWN);
      boolean held = why.stopsAccount() || why.isForWantOfAToken();
      due.forEach(held ? copies::held : copies::failed);
      if (!why.stopsAccount()) {
        return BROKEN;
      }
      accounts.reportMailbox(claimed.companyId(), claimed.accountId(), why);
      // Each copy that comes meanwhile would sign in again, and wrong sign-ins lock accounts.
      return STOPPED;
    }
  }

  private List<DueCopy> next(ClaimedAccount claimed) {
    List<DueCopy> next = due(claimed);
    return next.isEmpty() && turn.moreComes() ? due(claimed) : next;
  }

  private void workOn(MailStore.Connection connection, String folder, DueCopy copy)
      throws MailFailureException {
    if (copy.purpose() == Purpose.FILE) {
      fileOrRefuse(connection, folder, copy);
    } else if (connection.holds(folder, copy.trace())) {
      copies.found(copy);
    } else {
      copies.failed(copy);
    }
  }

  /** What the server refuses for one copy says nothing of the next. */
  private void fileOrRefuse(MailStore.Connection connection, String folder, DueCopy copy)
      throws MailFailureException {
    try {
      file(connection, folder, copy);
    } catch (MailFailureException e) {
      if (e.failure().stage() != Stage.APPEND || e.failure().kind() != FailureKind.REFUSED) {
        throw e;
      }
      copies.failed(copy);
    }
  }

  private static void waiting(ClaimedAccount claimed, MailFailureException e) {
    LOG.log(
        Level.INFO,
        "Copies of account {0} wait: {1}",
        new Object[] {claimed.accountId(), e.getMessage()});
  }

  private void file(MailStore.Connection connection, String folder, DueCopy copy)
      throws MailFailureException {
    Optional<MessageContent> content = outbox.filed(copy.companyId(), copy.id());
    if (content.isPresent() && !connection.holds(folder, copy.trace())) {
      connection.append(folder, content.get(), copy.submittedAt());
      filed = true;
    }
    copies.filed(copy);
  }
}
