package org.remitente.mail;

import jakarta.enterprise.context.ApplicationScoped;

/** The door to mail servers: what documents and verifications alike send and file through. */
@ApplicationScoped
public class MailServers {

  /**
   * The way out through a server.
   *
   * @param credentials null for a server without sign-in; where they are given and the server
   *     offers no sign-in, connecting fails
   */
  public MailTransport transport(
      ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    throw new UnsupportedOperationException();
  }

  /** The mailbox on a server. */
  public MailStore store(ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    throw new UnsupportedOperationException();
  }
}
