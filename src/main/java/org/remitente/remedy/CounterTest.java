package org.remitente.remedy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.Stage;
import org.remitente.remedy.Candidate.Origin;
import org.remitente.remedy.CounterFindings.Outcome;

/**
 * Tries other servers in the place of one that failed: first all of them at once without
 * credentials, then a sign-in at the best one that can be spoken to with verified encryption.
 */
final class CounterTest {

  private final ServerTrials trials;
  private final Executor executor;
  private final Runnable cancellation;

  /**
   * @param cancellation asked between the steps; throws where nothing more is wanted
   */
  CounterTest(ServerTrials trials, Executor executor, Runnable cancellation) {
    this.trials = trials;
    this.executor = executor;
    this.cancellation = cancellation;
  }

  /**
   * Tries candidates until one is proved, or its refusal shows that the credentials are to blame.
   *
   * @param candidates the best first
   */
  CounterFindings run(TriedServer tried, List<Candidate> candidates) {
    if (candidates.isEmpty() || trials.time().left().isZero()) {
      return CounterFindings.NONE;
    }
    cancellation.run();
    Scouts scouts = Scouts.send(candidates, executor, each -> look(tried, each));
    while (true) {
      Optional<Candidate> next = scouts.next(trials.time().left());
      cancellation.run();
      if (next.isEmpty()) {
        return scouts.nothing();
      }
      Candidate candidate = next.get();
      if (!tried.signsIn() || !candidate.mayHearPassword()) {
        return scouts.findings(Outcome.REACHED, candidate.endpoint(), null);
      }
      Optional<MailFailure> failure = signIn(tried, candidate);
      if (failure.isEmpty()) {
        return scouts.findings(Outcome.SIGNED_IN, candidate.endpoint(), null);
      }
      if (SignInBudget.refusesCredentials(failure.get())) {
        return scouts.findings(Outcome.REFUSED, candidate.endpoint(), failure.get());
      }
    }
  }

  private Optional<MailFailure> look(TriedServer tried, Candidate candidate) {
    if (candidate.origin() == Origin.CERTIFICATE && !trials.isSameServer(tried, candidate)) {
      return Optional.of(MailFailure.of(tried.service(), Stage.RESOLVE, FailureKind.UNKNOWN_HOST));
    }
    try {
      trials.look(tried, candidate);
      return Optional.empty();
    } catch (MailFailureException e) {
      return Optional.of(e.failure());
    }
  }

  private Optional<MailFailure> signIn(TriedServer tried, Candidate candidate) {
    try {
      trials.signIn(tried.service(), candidate.endpoint(), tried.credentials());
      return Optional.empty();
    } catch (MailFailureException e) {
      return Optional.of(e.failure());
    }
  }
}
