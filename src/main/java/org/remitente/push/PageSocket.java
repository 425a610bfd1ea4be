package org.remitente.push;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.push.PageHandshake.Listener;

/** The socket of an open page. It only listens: whatever it says itself ends it. */
@ServerEndpoint(value = PageSocket.PATH, configurator = PageHandshake.class)
public class PageSocket {

  /** Where it is, below the context. */
  static final String PATH = "/push";

  private static final Logger LOG = Logger.getLogger(PageSocket.class.getName());

  /** A page opens another one afterwards, if it is still there. */
  private static final long LONGEST_SILENCE = TimeUnit.MINUTES.toMillis(30);

  @Inject OpenPages pages;

  private OpenPage page;

  /** A page begins to listen, unless it may not or too many do. */
  @OnOpen
  public void open(Session session, EndpointConfig config) throws IOException {
    session.setMaxIdleTimeout(LONGEST_SILENCE);
    session.setMaxTextMessageBufferSize(1);
    Listener listener = (Listener) config.getUserProperties().get(PageHandshake.LISTENER);
    page = new OpenPage(listener, session);
    if (listener == null) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not signed in"));
    } else if (!pages.add(page)) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too many pages"));
    }
  }

  /** Nothing is to be said here. */
  @OnMessage
  public void said(Session session, String text) throws IOException {
    session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "only listen"));
  }

  /** A page has been left. */
  @OnClose
  public void close() {
    pages.remove(page);
  }

  /** A line that broke is a page that was left. */
  @OnError
  public void lost(Throwable cause) {
    LOG.log(Level.FINE, "A page's socket broke", cause);
  }
}
