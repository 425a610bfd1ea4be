package org.remitente.remedy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.MailServers;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.remedy.SiblingPorts.Pair;

/** What a verification tries servers and seeks remedies with, with ports of the test's own. */
public final class RemedyRig {

  /** Wide enough for a busy machine, short enough for a test. */
  public Patience patience =
      new Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(8));

  /** What a large provider's silence says. */
  public boolean outgoingMailIsBlocked;

  /** SMTP servers that are known to be the provider's. */
  public final List<ServerEndpoint> proposed = new ArrayList<>();

  private final List<Pair> smtpPorts = new ArrayList<>();
  private final List<Pair> imapPorts = new ArrayList<>();
  private final MemoryLedger ledger = new MemoryLedger();
  private final MailServers servers;
  private final Clock clock;

  /** A rig on these servers. */
  public RemedyRig(MailServers servers, Clock clock) {
    this.servers = servers;
    this.clock = clock;
  }

  /** One more port at which a host may listen too. */
  public void sibling(Service service, int port, ConnectionSecurity security) {
    (service == Service.IMAP ? imapPorts : smtpPorts).add(new Pair(port, security));
  }

  /** As many sign-ins as an hour allows were wrong at a server. */
  public void exhaust(String server, String username) {
    while (ledger.begin(server, username).isPresent()) {
      // Until there is no room left.
    }
  }

  /** The trials of a verification that begins now. */
  public ServerTrials trials() {
    return new ServerTrials(
        servers,
        new SignInBudget(ledger, ports()),
        patience,
        new Countdown(clock, Duration.ofSeconds(11)));
  }

  /** The remedies of the same verification. */
  public Remedies remedies(ServerTrials trials, Executor executor, Runnable cancellation) {
    return new Remedies(
        new CounterTest(trials, executor, cancellation),
        trials,
        new Candidates(
            ports(),
            (service, address) -> service == Service.SMTP ? proposed : List.of(),
            port -> true),
        left -> outgoingMailIsBlocked);
  }

  private SiblingPorts ports() {
    return new SiblingPorts(smtpPorts, imapPorts);
  }
}
