package org.remitente.push;

import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.push.PageHandshake.Listener;

/**
 * A page that listens. However much happens while a word is on its way, one more follows it: a slow
 * reader costs nobody anything.
 */
class OpenPage {

  private static final Logger LOG = Logger.getLogger(OpenPage.class.getName());
  private static final String WORD = "changed";
  private static final long SEND_TIMEOUT = TimeUnit.SECONDS.toMillis(10);

  private final Listener listener;
  private final Session session;
  private final AtomicInteger untold = new AtomicInteger();

  OpenPage(Listener listener, Session session) {
    this.listener = listener;
    this.session = session;
    session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT);
  }

  Listener listener() {
    return listener;
  }

  /** Says that something has changed. */
  void tell() {
    if (untold.getAndIncrement() == 0) {
      send();
    }
  }

  private void send() {
    try {
      session.getAsyncRemote().sendText(WORD, this::sent);
    } catch (RuntimeException broken) {
      // Left open it would hear nothing more; closed, it asks by itself and opens another one.
      LOG.log(Level.FINE, "A page's socket takes nothing more", broken);
      close();
    }
  }

  private void sent(SendResult result) {
    if (!result.isOK()) {
      close();
    } else if (untold.getAndSet(0) > 1) {
      tell();
    }
  }

  /** Ends it. */
  void close() {
    try {
      session.close();
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.FINE, "A page was gone already", gone);
    }
  }
}
