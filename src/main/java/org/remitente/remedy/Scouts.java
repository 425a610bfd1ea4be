package org.remitente.remedy;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerEndpoint;
import org.remitente.remedy.CounterFindings.Outcome;

/**
 * Looks at several servers at once, and tells of those that were reached one by one, the best
 * first: once one was reached, a better one that is still silent is waited for a moment only.
 */
final class Scouts {

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  private final List<Candidate> ranked;
  private final Set<Candidate> reached = new HashSet<>();
  private final Map<Candidate, FailureKind> failures = new LinkedHashMap<>();
  private final Set<Candidate> told = new HashSet<>();
  private long momentEnds;

  /** One look; gives back why it failed. */
  interface Look {
    Optional<MailFailure> at(Candidate candidate);
  }

  private Scouts(List<Candidate> ranked) {
    this.ranked = ranked;
  }

  /** Sends somebody to each of them. */
  static Scouts send(List<Candidate> ranked, Executor executor, Look look) {
    Scouts scouts = new Scouts(ranked);
    for (Candidate each : ranked) {
      executor.execute(() -> scouts.report(each, lookAt(each, look)));
    }
    return scouts;
  }

  /** A look that breaks must not be waited for. */
  private static Optional<FailureKind> lookAt(Candidate candidate, Look look) {
    try {
      return look.at(candidate).map(MailFailure::kind);
    } catch (RuntimeException broken) {
      return Optional.of(FailureKind.INTERNAL);
    }
  }

  private synchronized void report(Candidate candidate, Optional<FailureKind> failure) {
    if (failure.isPresent()) {
      failures.put(candidate, failure.get());
    } else {
      momentEnds = reached.isEmpty() ? System.nanoTime() + MOMENT_NANOS : momentEnds;
      reached.add(candidate);
    }
    notifyAll();
  }

  /**
   * The best one that was reached and not told yet; empty where none is left.
   *
   * @param atMost how long to wait for it
   */
  synchronized Optional<Candidate> next(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<Candidate> best = best();
      long now = System.nanoTime();
      long until = best.isPresent() ? Math.min(end, momentEnds) : end;
      if (nothingBetterIsOut(best) || now >= until) {
        best.ifPresent(told::add);
        return best;
      }
      await(until - now);
    }
  }

  private Optional<Candidate> best() {
    return ranked.stream()
        .filter(each -> reached.contains(each) && !told.contains(each))
        .findFirst();
  }

  private boolean nothingBetterIsOut(Optional<Candidate> best) {
    for (Candidate each : ranked) {
      if (best.filter(each::equals).isPresent()) {
        return true;
      }
      if (!reached.contains(each) && !failures.containsKey(each)) {
        return false;
      }
    }
    return true;
  }

  private void await(long nanos) {
    try {
      wait(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while looking");
    }
  }

  /** Nothing that was reached is of use. */
  CounterFindings nothing() {
    return findings(Outcome.NOTHING, null, null);
  }

  /** What was seen by now, and how it ended. */
  synchronized CounterFindings findings(
      Outcome outcome, ServerEndpoint chosen, MailFailure refusal) {
    Map<ServerEndpoint, FailureKind> failed = new LinkedHashMap<>();
    failures.forEach((candidate, kind) -> failed.put(candidate.endpoint(), kind));
    Set<ServerEndpoint> spokenTo = new HashSet<>();
    reached.forEach(each -> spokenTo.add(each.endpoint()));
    return new CounterFindings(spokenTo, failed, outcome, chosen, refusal);
  }
}
