package org.remitente.remedy;

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
public final class ServerTrials {

  private final MailServers servers;
  private final SignInBudget budget;
  private final Patience patience;
  private final Countdown time;

  /**
   * @param patience for the typed servers; another one gets no longer to be looked at than those to
   *     connect, and no longer to sign in than those to reply
   */
  ServerTrials(MailServers servers, SignInBudget budget, Patience patience, Countdown time) {
    this.servers = servers;
    this.budget = budget;
    this.patience = patience;
    this.time = time;
  }

  /** The way out through a typed server, its sign-in measured. */
  public MailTransport transport(ServerEndpoint endpoint, Credentials credentials) {
    MailTransport transport = servers.transport(endpoint, credentials, patience);
    return stages ->
        budget.measured(Service.SMTP, endpoint, credentials, () -> transport.connect(stages));
  }

  /** The mailbox on a typed server, its sign-in measured. */
  public MailStore store(ServerEndpoint endpoint, Credentials credentials) {
    MailStore store = servers.store(endpoint, credentials, patience);
    return stages ->
        budget.measured(Service.IMAP, endpoint, credentials, () -> store.connect(stages));
  }

  /** Looks at a server without credentials. */
  void look(TriedServer tried, Candidate candidate) throws MailFailureException {
    servers.look(
        tried.service(), candidate.endpoint(), tried.signsIn(), time.patience(patience.connect()));
  }

  /** Whether a candidate's host leads to the very server that was tried. */
  boolean isSameServer(TriedServer tried, Candidate candidate) {
    return servers.shareAddress(
        tried.endpoint(), candidate.endpoint().host(), time.patience(patience.connect()));
  }

  /** Signs in and leaves again. */
  void signIn(Service service, ServerEndpoint endpoint, Credentials credentials)
      throws MailFailureException {
    Patience shorter = time.patience(patience.reply());
    if (service == Service.IMAP) {
      MailStore store = servers.store(endpoint, credentials, shorter);
      budget
          .measured(service, endpoint, credentials, () -> store.connect(StageListener.NONE))
          .close();
    } else {
      MailTransport transport = servers.transport(endpoint, credentials, shorter);
      budget
          .measured(service, endpoint, credentials, () -> transport.connect(StageListener.NONE))
          .close();
    }
  }

  /** Whether a server refused these credentials already. */
  boolean wasRefused(Service service, ServerEndpoint endpoint, Credentials credentials) {
    return budget.wasRefused(service, endpoint, credentials);
  }

  /** What the verification has left. */
  public Countdown time() {
    return time;
  }
}
