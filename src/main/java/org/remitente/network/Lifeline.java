package org.remitente.network;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ties connections together: cutting it ends them all at once, those that are just being made too,
 * and none is made afterwards. Whoever waits on one of them hears that it is lost.
 */
public final class Lifeline {

  private static final Logger LOG = Logger.getLogger(Lifeline.class.getName());

  private final Set<Socket> tied = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** Ends everything that hangs on it, from any thread, without waiting. */
  public void cut() {
    cut = true;
    tied.forEach(Lifeline::close);
  }

  /** Whether it was cut. */
  public boolean isCut() {
    return cut;
  }

  /** Ties a socket; where the line was cut already the socket is closed. */
  void tie(Socket socket) {
    tied.add(socket);
    if (cut) {
      close(socket);
    }
  }

  void untie(Socket socket) {
    tied.remove(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "A socket was closed already", e);
    }
  }
}
