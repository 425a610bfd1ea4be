package org.remitente.verification;

import java.util.List;
import java.util.concurrent.Executor;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;

/** Remedies for verifications whose servers have no other ports, hosts or providers to try. */
final class NoOtherServers {

  private NoOtherServers() {}

  static Remedies remedies(
      MailServers servers,
      Patience patience,
      Countdown time,
      Executor executor,
      Cancellation cancellation) {
    SiblingPorts noOthers = new SiblingPorts(List.of(), List.of());
    ServerTrials trials =
        new ServerTrials(servers, new SignInBudget(new MemoryLedger(), noOthers), patience, time);
    return new Remedies(
        new CounterTest(trials, executor, cancellation),
        trials,
        new Candidates(noOthers, (service, address) -> List.of(), port -> true),
        left -> false);
  }
}
