package org.remitente.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.remitente.network.MailConnector;

/** The door to mail servers: what documents and verifications alike send and file through. */
@ApplicationScoped
public class MailServers {

  private final MailConnector connector;
  private final MailSessionFactory sessions;

  /** For the container's proxy. */
  protected MailServers() {
    this(null, (MailSessionFactory) null);
  }

  @Inject
  MailServers(MailConnector connector, MailSessionFactory sessions) {
    this.connector = connector;
    this.sessions = sessions;
  }

  /**
   * @param publicUrl the address of the product; servers are greeted with its host name
   */
  public MailServers(MailConnector connector, String publicUrl) {
    this(connector, new MailSessionFactory(publicUrl, () -> MailTuning.NONE));
  }

  /**
   * The way out through a server.
   *
   * @param credentials null for a server without sign-in; where they are given and the server
   *     offers no sign-in, connecting fails
   */
  public MailTransport transport(
      ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    return new SmtpTransport(dialling(endpoint, patience, Service.SMTP), sessions, credentials);
  }

  /**
   * The way out through the operator's own server, which may stand anywhere: see
   * src/decisions/0013. Never for a server that a user named.
   *
   * @param credentials null for a server without sign-in
   */
  public MailTransport operatorsTransport(
      ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    Patience tuned = sessions.tuned(patience, Service.SMTP);
    return new SmtpTransport(
        new Dialling(connector.forOperator(), endpoint, tuned), sessions, credentials);
  }

  /** The mailbox on a server. */
  public MailStore store(ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    return new ImapStore(
        dialling(endpoint, patience, Service.IMAP), sessions, Objects.requireNonNull(credentials));
  }

  /**
   * Goes as far as a server lets somebody without credentials: connection, encryption with a valid
   * certificate, greeting. Says nothing about anybody.
   *
   * @param service {@code SMTP} or {@code IMAP}; IMAP with {@link ConnectionSecurity#TLS} only
   * @throws MailFailureException where any stage fails
   */
  public void greet(Service service, ServerEndpoint endpoint, Patience patience)
      throws MailFailureException {
    if (service == Service.IMAP) {
      new ImapGreeting(dialling(endpoint, patience, Service.IMAP), sessions).hear();
    } else {
      transport(endpoint, null, patience).connect(StageListener.NONE).close();
    }
  }

  private Dialling dialling(ServerEndpoint endpoint, Patience patience, Service service) {
    return new Dialling(connector, endpoint, sessions.tuned(patience, service));
  }
}
