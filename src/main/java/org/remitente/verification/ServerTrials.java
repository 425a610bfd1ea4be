package org.remitente.verification;

import java.time.Duration;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.StageListener;

/** Tries single servers within one verification: its time, its budget of sign-ins. */
final class ServerTrials {

  /** What a look may take, so that a silent port costs no more. */
  private static final Duration LOOK = Duration.ofSeconds(4);

  private static final Duration SIGN_IN = Duration.ofSeconds(6);

  private final MailServers servers;
  private final SignInBudget budget;
  private final Countdown time;

  ServerTrials(MailServers servers, SignInBudget budget, Countdown time) {
    this.servers = servers;
    this.budget = budget;
    this.time = time;
  }

  /** The way out through a typed server, its sign-in measured. */
  MailTransport transport(ServerEndpoint endpoint, Credentials credentials) {
    MailTransport transport = servers.transport(endpoint, credentials, Patience.VERIFICATION);
    return stages ->
        budget.measured(Service.SMTP, endpoint, credentials, () -> transport.connect(stages));
  }

  /** The mailbox on a typed server, its sign-in measured. */
  MailStore store(ServerEndpoint endpoint, Credentials credentials) {
    MailStore store = servers.store(endpoint, credentials, Patience.VERIFICATION);
    return stages ->
        budget.measured(Service.IMAP, endpoint, credentials, () -> store.connect(stages));
  }

  /** Looks at a server without credentials. */
  void look(TriedServer tried, Candidate candidate) throws MailFailureException {
    servers.look(tried.service(), candidate.endpoint(), tried.signsIn(), time.patience(LOOK));
  }

  /** Whether a candidate's host leads to the very server that was tried. */
  boolean isSameServer(TriedServer tried, Candidate candidate) {
    return servers.shareAddress(tried.endpoint(), candidate.endpoint().host(), time.patience(LOOK));
  }

  /** Signs in and leaves again. */
  void signIn(Service service, ServerEndpoint endpoint, Credentials credentials)
      throws MailFailureException {
    Patience patience = time.patience(SIGN_IN);
    if (service == Service.IMAP) {
      MailStore store = servers.store(endpoint, credentials, patience);
      budget
          .measured(service, endpoint, credentials, () -> store.connect(StageListener.NONE))
          .close();
    } else {
      MailTransport transport = servers.transport(endpoint, credentials, patience);
      budget
          .measured(service, endpoint, credentials, () -> transport.connect(StageListener.NONE))
          .close();
    }
  }

  /** Whether a server refused these credentials already. */
  boolean wasRefused(Service service, ServerEndpoint endpoint, Credentials credentials) {
    return budget.wasRefused(service, endpoint, credentials);
  }

  Countdown time() {
    return time;
  }
}
