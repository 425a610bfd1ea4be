package org.remitente.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.remitente.network.Lifeline;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkFailure;
import org.remitente.network.ResolvedHost;
import org.remitente.network.TimeLimits;
import org.remitente.network.WebApi;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;
import org.remitente.shared.PublicAddress;

/** The door to mail servers: what documents and verifications alike send and file through. */
@ApplicationScoped
public class MailServers {

  private final MailConnector connector;
  private final MailSessionFactory sessions;
  private final WebApi web;

  /** For the container's proxy. */
  protected MailServers() {
    this(null, (MailSessionFactory) null, null);
  }

  @Inject
  MailServers(MailConnector connector, MailSessionFactory sessions, WebApi web) {
    this.connector = connector;
    this.sessions = sessions;
    this.web = web;
  }

  /**
   * Mail servers alone, without APIs.
   *
   * @param publicUrl the address of the product; servers are greeted with its host name
   */
  public MailServers(MailConnector connector, String publicUrl) {
    this(connector, publicUrl, null);
  }

  /**
   * @param publicUrl the address of the product; servers are greeted with its host name
   * @param web the way to APIs
   */
  public MailServers(MailConnector connector, String publicUrl, WebApi web) {
    this(
        connector,
        new MailSessionFactory(new PublicAddress(publicUrl), () -> MailTuning.NONE),
        web);
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

  /**
   * The way out through a provider's API. It keeps what it sends in Sent by itself, and knows no
   * envelope: the content must bring the Bcc header, and nobody is accepted but all are.
   *
   * @param accessToken never shown, whatever is answered
   */
  public MailTransport api(ApiEndpoint endpoint, Secret accessToken, Patience patience) {
    Objects.requireNonNull(web, "no way to APIs");
    return endpoint.service() == Service.GRAPH
        ? new GraphTransport(endpoint, web, accessToken, patience)
        : new GmailTransport(endpoint, web, accessToken, patience);
  }

  /** The mailbox on a server. */
  public MailStore store(ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    return new ImapStore(
        dialling(endpoint, patience, Service.IMAP), sessions, Objects.requireNonNull(credentials));
  }

  /**
   * Looks whether a server can be spoken to, with verified encryption if it is to be encrypted, as
   * far as that goes without credentials.
   *
   * @param signsIn whether it must offer a sign-in, as IMAP must in any case
   * @throws MailFailureException where any stage fails
   */
  public void look(Service service, ServerEndpoint endpoint, boolean signsIn, Patience patience)
      throws MailFailureException {
    Dialling dialling = dialling(endpoint, patience, service);
    if (service == Service.IMAP) {
      new ImapStore(dialling, sessions, null).look();
    } else {
      new SmtpTransport(dialling, sessions, null).look(signsIn);
    }
  }

  /** Whether two names lead to a common address; false where one leads nowhere. */
  public boolean shareAddress(ServerEndpoint endpoint, HostName other, Patience patience) {
    TimeLimits limits = Dialling.limits(patience);
    try {
      ResolvedHost one = connector.resolve(endpoint.host(), endpoint.port(), limits);
      return one.sharesAddressWith(connector.resolve(other, endpoint.port(), limits));
    } catch (NetworkFailure leadsNowhere) {
      return false;
    }
  }

  /** The same servers, over connections that end when a line is cut. */
  public MailServers tiedTo(Lifeline line) {
    return new MailServers(connector.tiedTo(line), sessions, web == null ? null : web.tiedTo(line));
  }

  private Dialling dialling(ServerEndpoint endpoint, Patience patience, Service service) {
    return new Dialling(connector, endpoint, sessions.tuned(patience, service));
  }
}
