package org.remitente.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.remitente.account.AccountServers;
import org.remitente.account.LearnedFacts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.remedy.Countdown;
import org.remitente.remedy.Judged;
import org.remitente.remedy.Remedies;
import org.remitente.remedy.Repair;
import org.remitente.remedy.StoredSecrets;
import org.remitente.remedy.TriedServer;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

/**
 * Tries an account's servers for real: SMTP and IMAP side by side, a test message to its own
 * address, its copy in the Sent folder; where one fails, what works in its place. Plain: a unit
 * test makes it with {@code new}. One verifier serves one verification.
 */
final class AccountVerifier {

  /** Kept back from the watch for filing the copy, so that what fails has failed in time. */
  private static final Duration FOR_THE_COPY = Duration.ofMillis(2500);

  private final Clock clock;
  private final Countdown time;
  private final CopyWatch copyWatch;
  private final Executor executor;
  private final StageBoard board;
  private final Cancellation cancellation;
  private final Remedies remedies;
  private final Map<Service, CompletableFuture<Optional<ServerEndpoint>>> encrypted =
      new ConcurrentHashMap<>();

  /**
   * @param time what the whole verification may take
   * @param executor runs IMAP's half beside SMTP's
   */
  AccountVerifier(
      Clock clock,
      Countdown time,
      CopyWatch copyWatch,
      Executor executor,
      StageBoard board,
      Cancellation cancellation,
      Remedies remedies) {
    this.clock = clock;
    this.time = time;
    this.copyWatch = copyWatch;
    this.executor = executor;
    this.board = board;
    this.cancellation = cancellation;
    this.remedies = remedies;
  }

  /**
   * Tries the servers; every wait has a limit.
   *
   * @param stored which passwords are stored ones
   * @throws CancellationException where it was cancelled on the way
   * @throws InterruptedException where the container stops
   */
  Verdict verify(AccountServers servers, MailWays ways, StoredSecrets stored, Language language)
      throws InterruptedException {
    TestMessage message =
        TestMessage.of(
            servers.sender(), servers.displayName(), language, OffsetDateTime.now(clock));
    TriedServer smtp = TriedServer.smtp(servers, stored);
    if (ways.store() == null) {
      SubmissionTrial submission =
          SubmissionTrial.of(ways.transport(), message, board, cancellation);
      return verdict(servers, List.of(judged(smtp, submission)), submission, null, null);
    }
    TriedServer imap = TriedServer.imap(servers, stored);
    CompletableFuture<MailboxTrial> beside =
        CompletableFuture.supplyAsync(
            () -> MailboxTrial.of(ways.store(), servers.sentFolder(), language, board), executor);
    CompletableFuture<Judged> judgedBeside =
        beside.thenApplyAsync(trial -> judged(imap, trial), executor);
    SubmissionTrial submission = closingOnFailure(beside, () -> submit(ways, message));
    Judged sending = closingOnFailure(beside, () -> judged(smtp, submission));
    try (MailboxTrial mailbox = joined(beside)) {
      Judged filing = joined(judgedBeside);
      CopyWatch.Seen seen = null;
      if (submission.passed() && mailbox.passed()) {
        cancellation.check();
        Duration left = time.left().minus(FOR_THE_COPY);
        seen = seeToCopy(mailbox, message, submission.facts().greeting(), left);
        filing = mailbox.passed() ? filing : Judged.failed(imap, diagnosis(imap, mailbox));
      }
      return verdict(servers, List.of(sending, filing), submission, mailbox, seen);
    }
  }

  private SubmissionTrial submit(MailWays ways, TestMessage message) {
    return SubmissionTrial.of(ways.transport(), message, board, cancellation);
  }

  /** Whatever happens to SMTP, IMAP's connection is closed. */
  private static <T> T closingOnFailure(CompletableFuture<MailboxTrial> beside, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      beside.thenAccept(MailboxTrial::close);
      throw e;
    }
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw e;
    }
  }

  private Judged judged(TriedServer tried, SubmissionTrial submission) {
    return submission.passed() ? passed(tried) : remedies.judge(tried, submission.diagnosis());
  }

  private Judged judged(TriedServer tried, MailboxTrial mailbox) {
    return mailbox.passed() ? passed(tried) : remedies.judge(tried, diagnosis(tried, mailbox));
  }

  private static Diagnosis diagnosis(TriedServer tried, MailboxTrial mailbox) {
    return DiagnosisCatalogue.diagnose(mailbox.failure(), tried.credentialSource());
  }

  /** Where it works in clear text, an encrypted way is sought meanwhile. */
  private Judged passed(TriedServer tried) {
    if (tried.signsIn() && tried.endpoint().security() == ConnectionSecurity.NONE) {
      encrypted.put(
          tried.service(),
          CompletableFuture.supplyAsync(() -> remedies.encrypted(tried), executor));
    }
    return Judged.passed(tried);
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
      List<Judged> sides,
      SubmissionTrial submission,
      MailboxTrial mailbox,
      CopyWatch.Seen seen) {
    List<Judged> concluded = remedies.conclude(sides);
    for (Service service : List.of(Service.SMTP, Service.MESSAGE, Service.IMAP)) {
      board.skipRest(service);
    }
    return new Verdict(
        Remedies.inOrderOfMending(concluded),
        Repair.of(concluded),
        warnings(servers, mailbox, seen),
        learned(servers, submission, mailbox, seen));
  }

  private List<Warning> warnings(
      AccountServers servers, MailboxTrial mailbox, CopyWatch.Seen seen) {
    List<Warning> warnings = new ArrayList<>();
    if (mailbox != null && mailbox.folder() != null && mailbox.folder().created()) {
      warnings.add(new Warning("sent-folder-created", Map.of("folder", mailbox.folder().name())));
    }
    if (seen != null && !seen.arrived()) {
      warnings.add(new Warning("not-arrived", Map.of()));
    }
    for (Service service : List.of(Service.SMTP, Service.IMAP)) {
      if (encrypted.containsKey(service)) {
        joined(encrypted.get(service))
            .ifPresent(way -> warnings.add(Warning.encryptedWorks(service, way)));
      }
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
