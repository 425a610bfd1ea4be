package org.remitente.remedy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.network.Lifeline;
import org.remitente.network.NetworkGuard;

/** Puts together what one verification tries servers and seeks remedies with. */
@ApplicationScoped
public class Workbench {

  /** Whatever fails has failed within twelve seconds, the writing down included. */
  private static final Duration WHOLE = Duration.ofSeconds(10);

  @Inject MailServers servers;
  @EJB MailSignIns signIns;
  @Inject DiscoveredServers proposed;
  @Inject OutgoingMail outgoing;
  @Inject NetworkGuard guard;
  @Inject Clock clock;

  /**
   * The trials of a verification that begins now.
   *
   * @param companyId whose wrong sign-ins are counted
   * @param line what all connections hang on
   */
  public ServerTrials trials(String companyId, Lifeline line) {
    return trials(new CompanyLedger(signIns, companyId, MailSignIns.WRONG_AT_MOST), line);
  }

  /**
   * The trials of a look that nobody asked for: it signs in nowhere that refused the same user
   * within the hour, whoever had tried.
   *
   * @param line what all connections hang on
   */
  public ServerTrials look(String companyId, Lifeline line) {
    return trials(new CompanyLedger(signIns, companyId, 1), line);
  }

  private ServerTrials trials(SignInLedger ledger, Lifeline line) {
    return new ServerTrials(
        servers.tiedTo(line),
        new SignInBudget(ledger, SiblingPorts.USUAL),
        Patience.VERIFICATION,
        new Countdown(clock, WHOLE));
  }

  /**
   * The remedies of the same verification.
   *
   * @param line what the search for other servers hangs on
   * @param executor runs looks side by side
   * @param cancellation asked between the steps; throws where nothing more is wanted
   */
  public Remedies remedies(
      ServerTrials trials, Lifeline line, Executor executor, Runnable cancellation) {
    return new Remedies(
        new CounterTest(trials, executor, cancellation),
        trials,
        new Candidates(SiblingPorts.USUAL, proposed.until(line), guard::allowsPort),
        outgoing::isBlocked);
  }
}
