package org.remitente.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.remitente.account.AccountServers;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.network.NetworkGuard;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;

/** Puts together what one verification works with. */
@ApplicationScoped
class Workbench {

  /** Whatever fails has failed within twelve seconds, the writing down included. */
  private static final Duration WHOLE = Duration.ofSeconds(11);

  @Inject MailServers servers;
  @Inject MailSignIns signIns;
  @Inject ProviderCatalogue providers;
  @Inject DiscoveredServers proposed;
  @Inject OutgoingMail outgoing;
  @Inject NetworkGuard guard;
  @Inject Clock clock;

  /** The trials of a verification that begins now. */
  ServerTrials trials(VerificationTask task) {
    return new ServerTrials(
        servers.tiedTo(task.line()),
        new SignInBudget(new CompanyLedger(signIns, task.companyId()), SiblingPorts.USUAL),
        Patience.VERIFICATION,
        new Countdown(clock, WHOLE));
  }

  Remedies remedies(ServerTrials trials, Executor executor, Cancellation cancellation) {
    return new Remedies(
        new CounterTest(trials, executor, cancellation),
        trials,
        new Candidates(SiblingPorts.USUAL, proposed, guard::allowsPort),
        outgoing::isBlocked);
  }

  CopyWatch copyWatch(AccountServers account) {
    return new CopyWatch(
        clock,
        length -> TimeUnit.MILLISECONDS.sleep(length.toMillis()),
        providers.bySmtpHost(account.smtp().host()).map(Provider::savesSentItself).orElse(null));
  }

  /** The ways that documents take, with their sign-ins measured. */
  static MailWays ways(AccountServers account, ServerTrials trials) {
    return new MailWays(
        trials.transport(account.smtp(), account.smtpCredentials()),
        account
            .copyServer()
            .map(imap -> trials.store(imap, account.imapCredentials()))
            .orElse(null));
  }
}
