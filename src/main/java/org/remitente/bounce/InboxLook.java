package org.remitente.bounce;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.ArrivedMail;
import org.remitente.mail.FolderMark;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailStore;
import org.remitente.mail.Patience;
import org.remitente.mail.ReportReader;
import org.remitente.mail.StageListener;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.ReturnedRecipient;
import org.remitente.outbox.Returns;
import org.remitente.shared.DatabaseOutage;
import org.remitente.shared.RemitenteException;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;
import org.remitente.work.WorkKind;

/**
 * The work of the {@link BounceWatcher}: the inbox of one account is looked through for reports.
 */
record InboxLook(
    Bounces bounces,
    Returns returns,
    AccountConnections connections,
    MailAccounts accounts,
    AccountWork work)
    implements ClaimLoop.Task {

  private static final Logger LOG = Logger.getLogger(InboxLook.class.getName());
  private static final String INBOX = "INBOX";
  private static final int MOST_READINGS = 10;
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(3));

  /** So far apart are two looks at an account that goes on sending. */
  private static final Duration APART = Duration.ofMinutes(5);

  /** Who holds an account for less than this is at work on it, and may be done any moment. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private static final Duration AFTER_OTHERS = Duration.ofSeconds(10);

  private static final Duration BROKEN = Duration.ofHours(1);
  private static final Duration STOPPED = Duration.ofHours(6);

  @Override
  public Duration run(ClaimedAccount claimed, Turn turn) {
    OffsetDateTime now = work.now();
    if (nextDue(claimed).isEmpty()) {
      return Duration.ZERO;
    }
    Optional<OffsetDateTime> busy =
        work.busyUntil(WorkKind.BOUNCE, claimed.companyId(), claimed.accountId());
    if (busy.isPresent()) {
      Duration pause = Duration.between(now, busy.get());
      return pause.compareTo(UNDER_WAY) < 0 ? AFTER_OTHERS : pause;
    }
    try {
      return connections
          .store(claimed.companyId(), claimed.accountId(), PATIENCE)
          .map(store -> look(store, claimed, turn, now))
          .orElse(STOPPED);
    } catch (RemitenteException unusable) {
      // Its password cannot be read any more, or it is gone: sending tells of that.
      LOG.log(Level.FINE, "No mailbox of account " + claimed.accountId(), unusable);
      return STOPPED;
    }
  }

  private Duration look(MailStore store, ClaimedAccount claimed, Turn turn, OffsetDateTime now) {
    Reader reader = new Reader(claimed);
    FolderMark before = reader.mark;
    try (MailStore.Connection connection = store.connect(StageListener.NONE)) {
      read(connection, reader, turn, now);
      return APART;
    } catch (MailFailureException e) {
      LOG.log(
          Level.INFO,
          "The inbox of account {0} cannot be looked through: {1}",
          new Object[] {claimed.accountId(), e.getMessage()});
      Diagnosis why = DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.OWN);
      if (!why.stopsAccount()) {
        // One mail at which it broke, which was passed over, makes the others wait no longer.
        return Objects.equals(reader.mark, before) ? BROKEN : APART;
      }
      accounts.reportMailbox(claimed.companyId(), claimed.accountId(), why);
      // Each look would sign in again, and wrong sign-ins lock accounts.
      return STOPPED;
    }
  }

  /** Where more has come than is read in a turn, the look is due again. */
  private void read(MailStore.Connection connection, Reader reader, Turn turn, OffsetDateTime now)
      throws MailFailureException {
    OffsetDateTime since = now.minus(LookSchedule.LONGEST);
    FolderMark before;
    int readings = 0;
    do {
      before = reader.mark;
      connection.readReports(INBOX, before, since, reader);
      readings++;
    } while (!reader.mark.equals(before) && readings < MOST_READINGS && turn.goesOn());
    if (reader.mark.equals(before)) {
      bounces.looked(reader.claimed.companyId(), reader.claimed.accountId(), now);
    }
  }

  /** Hands on what reports say of the account's own messages. */
  private final class Reader implements ReportReader {
    private final ClaimedAccount claimed;
    private FolderMark mark;

    Reader(ClaimedAccount claimed) {
      this.claimed = claimed;
      this.mark = bounces.mark(claimed.companyId(), claimed.accountId()).orElse(null);
    }

    /** Whatever is wrong with one mail, it must not come first again at each look. */
    @Override
    public void read(ArrivedMail mail) {
      try {
        DeliveryReport.read(mail).ifPresent(this::tell);
      } catch (RuntimeException fault) {
        if (DatabaseOutage.caused(fault)) {
          throw fault;
        }
        LOG.log(
            Level.WARNING,
            "A report at account {0} is passed over: {1}",
            new Object[] {claimed.accountId(), fault.getClass().getName()});
      }
    }

    @Override
    public void reached(FolderMark now) {
      if (!now.equals(mark)) {
        mark = now;
        bounces.reached(claimed.companyId(), claimed.accountId(), now);
      }
    }

    private void tell(DeliveryReport report) {
      List<ReturnedRecipient> returned =
          report.failures().stream().map(FailedRecipient::returned).toList();
      report
          .messageIds()
          .forEach(id -> returns.note(claimed.companyId(), claimed.accountId(), id, returned));
    }
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return bounces.nextDue(claimed.companyId(), claimed.accountId());
  }
}
