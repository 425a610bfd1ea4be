package org.remitente.push;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import org.remitente.people.Visitor;

/** Takes over from the browser's session whose page it is that opens a socket. */
public class PageHandshake extends ServerEndpointConfig.Configurator {

  /** The name of the {@link Listener} among a socket's properties. */
  static final String LISTENER = Listener.class.getName();

  /**
   * Who listens.
   *
   * @param session the id of the browser's session, with which the socket ends
   */
  record Listener(String companyId, String session) {}

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    HttpSession session = (HttpSession) request.getHttpSession();
    config.getUserProperties().remove(LISTENER);
    Visitor.of(session)
        .map(visitor -> new Listener(visitor.companyId(), session.getId()))
        .ifPresent(listener -> config.getUserProperties().put(LISTENER, listener));
  }
}
