package org.remitente.verification;

import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.account.AccountServers;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.oauth.Outlet;
import org.remitente.oauth.SignedIn;
import org.remitente.oauth.SignedInWays;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.remedy.Remedies;
import org.remitente.remedy.ServerTrials;
import org.remitente.remedy.Workbench;
import org.remitente.shared.Insistence;
import org.remitente.shared.RemitenteException;

/**
 * The container's shell around {@link AccountVerifier}: a thread, the record of each stage, and
 * what follows from the verdict.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VerificationRunner {

  private static final Logger LOG = Logger.getLogger(VerificationRunner.class.getName());

  /** Somebody waits, and after a minute a verification counts no more. */
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  @EJB VerificationRecords records;
  @Inject MailServers servers;
  @Inject ProviderCatalogue providers;
  @Inject Workbench workbench;
  @Inject RunningVerifications running;
  @Inject VerdictNotes notes;
  @Inject Consequences consequences;
  @Inject Event<VerificationEnded> ended;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  /** Runs a verification to its end; whatever happens, its outcome is completed. */
  @Asynchronous
  public void run(VerificationTask task) {
    ScheduledFuture<?> look =
        scheduler.scheduleWithFixedDelay(() -> stopUnwanted(task), 1, 1, TimeUnit.SECONDS);
    try {
      runToItsEnd(task);
    } finally {
      look.cancel(false);
      running.end(task.id());
      task.outcome().thenAccept(report -> ended.fire(new VerificationEnded(report)));
    }
  }

  /** Somebody may have cancelled it on another node. */
  private void stopUnwanted(VerificationTask task) {
    try {
      if (!records.running(task.companyId(), task.id())) {
        task.line().cut();
      }
    } catch (RuntimeException e) {
      // Thrown on, it would have been the last look.
      LOG.log(Level.FINE, "Whether " + task.id() + " is still wanted cannot be read now", e);
    }
  }

  private void runToItsEnd(VerificationTask task) {
    VerificationReport begun =
        VerificationReport.begun(task.id(), task.request().reportedAccount(), List.of());
    Instant start = clock.instant();
    StageBoard[] board = new StageBoard[1];
    board[0] =
        new StageBoard(clock, () -> records.tell(task.companyId(), at(begun, board[0], start)));
    try {
      Verdict verdict = complete(verdict(task, board[0]), task);
      VerificationReport judged = at(begun, board[0], start).judged(verdict);
      task.outcome().complete(finish(task, judged, verdict.outlet()));
    } catch (CancellationException | InterruptedException stopped) {
      task.outcome().complete(end(task, at(begun, board[0], start), DiagnosisCode.CANCELLED));
    } catch (RemitenteException refused) {
      end(task, at(begun, board[0], start), DiagnosisCode.INTERNAL);
      task.outcome().completeExceptionally(refused);
    } catch (RuntimeException fault) {
      LOG.log(Level.SEVERE, "Verification " + task.id() + " broke", fault);
      task.outcome().complete(end(task, at(begun, board[0], start), DiagnosisCode.INTERNAL));
    } finally {
      // Where not even the end could be written down, nobody must wait for it.
      task.outcome().completeExceptionally(new IllegalStateException("verification without end"));
    }
  }

  private Verdict verdict(VerificationTask task, StageBoard board) throws InterruptedException {
    Cancellation cancellation =
        new Cancellation(
            () -> task.line().isCut() || !records.running(task.companyId(), task.id()));
    ServerTrials trials = workbench.trials(task.companyId(), task.line());
    Remedies remedies = workbench.remedies(trials, task.line(), executor, cancellation::check);
    if (!task.inputFaults().isEmpty()) {
      board.layOutInputOnly();
      cancellation.check();
      board.failed(Service.INPUT, Stage.INPUT);
      return InputRepair.verdict(task, remedies);
    }
    if (task.signedIn() != null) {
      return signedIn(task, board, cancellation, trials, remedies);
    }
    AccountServers typed = AccountServers.of(task.settings());
    board.layOut(typed);
    cancellation.check();
    board.passed(Service.INPUT, Stage.INPUT);
    return verifier(typed.smtp(), trials, board, cancellation, remedies)
        .verify(typed, MailWays.of(typed, trials), task.stored(), task.language());
  }

  private Verdict signedIn(
      VerificationTask task,
      StageBoard board,
      Cancellation cancellation,
      ServerTrials trials,
      Remedies remedies)
      throws InterruptedException {
    SignedIn account = task.signedIn();
    SignedInWays ways =
        new SignedInWays(account, servers.tiedTo(task.line()), Patience.VERIFICATION);
    board.layOut(account, ways);
    cancellation.check();
    board.passed(Service.INPUT, Stage.INPUT);
    AccountVerifier byServers = verifier(ways.smtpServer(), trials, board, cancellation, remedies);
    return new SignedInVerifier(clock, account, ways, board, cancellation, byServers)
        .verify(task.language());
  }

  private AccountVerifier verifier(
      ServerEndpoint smtp,
      ServerTrials trials,
      StageBoard board,
      Cancellation cancellation,
      Remedies remedies) {
    return new AccountVerifier(
        clock, trials.time(), copyWatch(smtp), executor, board, cancellation, remedies);
  }

  /** What is typed may look odd; what was signed in to cannot. */
  private Verdict complete(Verdict verdict, VerificationTask task) {
    return task.signedIn() == null
        ? notes.complete(verdict, task.settings())
        : verdict.with(notes::complete, List.of());
  }

  private CopyWatch copyWatch(ServerEndpoint smtp) {
    return new CopyWatch(
        clock,
        length -> TimeUnit.MILLISECONDS.sleep(length.toMillis()),
        providers.bySmtpHost(smtp.host()).map(Provider::savesSentItself).orElse(null));
  }

  /**
   * Only a verification that still counts stores anything: of a cancellation and a verdict one
   * wins.
   */
  private VerificationReport finish(
      VerificationTask task, VerificationReport judged, Outlet outlet) {
    return Insistence.overAnOutage(
            OUTAGE,
            () ->
                records.conclude(
                    task.companyId(), task.id(), () -> consequences.of(task, judged, outlet)))
        .orElseGet(() -> overtaken(task, judged));
  }

  /** Somebody cancelled it, or it took too long: what was signed in to is not kept either. */
  private VerificationReport overtaken(VerificationTask task, VerificationReport judged) {
    VerificationReport ended = stored(task, judged);
    if (ended.diagnosis() != null) {
      consequences.ended(task, ended.diagnosis());
    }
    return ended;
  }

  private VerificationReport end(
      VerificationTask task, VerificationReport report, DiagnosisCode why) {
    VerificationReport ended =
        report.ended(notes.complete(DiagnosisCatalogue.verdict(why, Service.INPUT, Stage.INPUT)));
    consequences.ended(task, ended.diagnosis());
    return records.tell(task.companyId(), ended) ? ended : stored(task, ended);
  }

  private VerificationReport stored(VerificationTask task, VerificationReport otherwise) {
    return records.find(task.companyId(), task.id()).orElse(otherwise);
  }

  private VerificationReport at(VerificationReport begun, StageBoard board, Instant start) {
    return begun.at(
        board.results(), board.dialogue(), Duration.between(start, clock.instant()).toMillis());
  }
}
