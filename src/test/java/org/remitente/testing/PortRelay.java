package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads a port that was promised before a server was there on to the port at which it listens: byte
 * by byte, so that TLS is the server's own.
 */
public final class PortRelay implements AutoCloseable {

  private final ServerSocket listening;
  private volatile int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /**
   * @param port on 127.0.0.1
   * @param target on 127.0.0.1 too
   */
  public PortRelay(int port, int target) {
    this.target = target;
    try {
      listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    background(this::accept);
  }

  /** Leads somewhere else from now on, and cuts what it has led so far. */
  public void leadTo(int port) {
    target = port;
    cut();
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "port-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        background(() -> copy(client, server));
        background(() -> copy(server, client));
      } catch (IOException closed) {
        // The test has ended, or its server: whoever connects hears of it.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // One side has gone, and the other is closed with it.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cut() {
    for (Socket each : sockets) {
      try (each) {
        sockets.remove(each);
      } catch (IOException gone) {
        // Then there is nothing to cut.
      }
    }
  }
}
