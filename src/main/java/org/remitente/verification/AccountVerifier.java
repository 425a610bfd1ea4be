package org.remitente.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.remitente.account.AccountServers;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

/**
 * Tries an account's servers for real: SMTP and IMAP side by side, a test message to its own
 * address, its copy in the Sent folder. Plain: a unit test makes it with {@code new}. One verifier
 * serves one verification.
 */
final class AccountVerifier {

  /** Within it the watch must end, so that a whole verification never takes more than 30 s. */
  private static final Duration BUDGET = Duration.ofSeconds(22);

  private final Clock clock;
  private final CopyWatch copyWatch;
  private final Executor executor;
  private final StageBoard board;
  private final Cancellation cancellation;

  /**
   * @param executor runs IMAP's half beside SMTP's
   */
  AccountVerifier(
      Clock clock,
      CopyWatch copyWatch,
      Executor executor,
      StageBoard board,
      Cancellation cancellation) {
    this.clock = clock;
    this.copyWatch = copyWatch;
    this.executor = executor;
    this.board = board;
    this.cancellation = cancellation;
  }

  /**
   * Tries the servers; every wait has a limit.
   *
   * @throws java.util.concurrent.CancellationException where it was cancelled on the way
   * @throws InterruptedException where the container stops
   */
  Verdict verify(AccountServers servers, MailWays ways, Language language)
      throws InterruptedException {
    Instant end = clock.instant().plus(BUDGET);
    TestMessage message = TestMessage.of(servers, language, OffsetDateTime.now(clock));
    if (ways.store() == null) {
      SubmissionTrial submission =
          SubmissionTrial.of(ways.transport(), message, board, cancellation);
      return verdict(servers, submission, null, null);
    }
    CompletableFuture<MailboxTrial> beside =
        CompletableFuture.supplyAsync(
            () -> MailboxTrial.of(ways.store(), servers.sentFolder(), language, board), executor);
    SubmissionTrial submission = submit(ways, message, beside);
    try (MailboxTrial mailbox = beside.join()) {
      CopyWatch.Seen seen = null;
      if (submission.passed() && mailbox.passed()) {
        cancellation.check();
        Duration left = Duration.between(clock.instant(), end);
        seen = seeToCopy(mailbox, message, submission.facts().greeting(), left);
      }
      return verdict(servers, submission, mailbox, seen);
    }
  }

  /** Whatever happens to SMTP, IMAP's connection is closed. */
  private SubmissionTrial submit(
      MailWays ways, TestMessage message, CompletableFuture<MailboxTrial> beside) {
    try {
      return SubmissionTrial.of(ways.transport(), message, board, cancellation);
    } catch (RuntimeException e) {
      beside.thenAccept(MailboxTrial::close);
      throw e;
    }
  }

  private CopyWatch.Seen seeToCopy(
      MailboxTrial mailbox, TestMessage message, String greeting, Duration left)
      throws InterruptedException {
    CopyWatch.Seen seen = mailbox.watch(copyWatch, message, greeting, left);
    if (seen == null) {
      return null;
    }
    if (seen.arrived()) {
      board.passed(Service.MESSAGE, Stage.ARRIVAL);
    }
    if (seen.kept()) {
      board.skipped(Service.IMAP, Stage.APPEND);
    } else {
      mailbox.append(copyWatch, message);
    }
    return seen;
  }

  private Verdict verdict(
      AccountServers servers,
      SubmissionTrial submission,
      MailboxTrial mailbox,
      CopyWatch.Seen seen) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    if (!submission.passed()) {
      diagnoses.add(submission.diagnosis());
    }
    if (mailbox != null && !mailbox.passed()) {
      CredentialSource source =
          servers.ownImapCredentials() ? CredentialSource.OWN : CredentialSource.SMTP;
      diagnoses.add(DiagnosisCatalogue.diagnose(mailbox.failure(), source));
    }
    for (Service service : List.of(Service.SMTP, Service.MESSAGE, Service.IMAP)) {
      board.skipRest(service);
    }
    return new Verdict(
        mendFirst(diagnoses),
        warnings(servers, mailbox, seen),
        learned(servers, submission, mailbox, seen));
  }

  /** What a person can change comes before what only time can. */
  private static List<Diagnosis> mendFirst(List<Diagnosis> diagnoses) {
    if (diagnoses.size() == 2
        && diagnoses.get(0).fields().isEmpty()
        && !diagnoses.get(1).fields().isEmpty()) {
      return List.of(diagnoses.get(1), diagnoses.get(0));
    }
    return diagnoses;
  }

  private static List<Warning> warnings(
      AccountServers servers, MailboxTrial mailbox, CopyWatch.Seen seen) {
    List<Warning> warnings = new ArrayList<>();
    if (mailbox != null && mailbox.folder() != null && mailbox.folder().created()) {
      warnings.add(new Warning("sent-folder-created", Map.of("folder", mailbox.folder().name())));
    }
    if (seen != null && !seen.arrived()) {
      warnings.add(new Warning("not-arrived", Map.of()));
    }
    EmailAddress sender = otherSender(servers, seen);
    if (sender != null) {
      Map<String, String> args =
          Map.of("address", servers.sender().value(), "sender", sender.value());
      warnings.add(new Warning("from-rewritten", args));
    }
    return warnings;
  }

  private static LearnedFacts learned(
      AccountServers servers,
      SubmissionTrial submission,
      MailboxTrial mailbox,
      CopyWatch.Seen seen) {
    boolean kept = seen != null && seen.kept();
    SentCopyPolicy policy = kept ? SentCopyPolicy.PROVIDER_SAVES : SentCopyPolicy.APPEND;
    boolean found = mailbox != null && mailbox.folder() != null;
    Long limit = submission.facts() == null ? null : submission.facts().sizeLimit();
    if (found && !kept) {
      limit = smaller(limit, mailbox.sizeLimit());
    }
    return new LearnedFacts(
        servers.imap() == null ? SentCopyPolicy.OFF : policy,
        found ? mailbox.folder().name() : null,
        limit,
        otherSender(servers, seen));
  }

  /** The sender that recipients see, or null where it is the account's own. */
  private static EmailAddress otherSender(AccountServers servers, CopyWatch.Seen seen) {
    boolean same =
        seen == null
            || seen.sender() == null
            || seen.sender().value().equalsIgnoreCase(servers.sender().value());
    return same ? null : seen.sender();
  }

  private static Long smaller(Long one, Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
