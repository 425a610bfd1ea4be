package org.remitente.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The sockets and threads of a scripted server: a port of this machine, a daemon thread for each
 * connection, all ended by close.
 */
final class LineServer implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LineServer.class.getName());

  private static final long A_SECOND_MILLIS = 1000;

  /** Talks with one client from its connection to its end. */
  @FunctionalInterface
  interface Conversation {
    void hold(LineConnection connection) throws IOException;
  }

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final Conversation conversation;
  private final Thread acceptor;

  /**
   * @param address of this machine; the port 0 is a free one
   */
  LineServer(InetSocketAddress address, Conversation conversation) {
    server = Ports.listeningAt(address, 50);
    this.conversation = conversation;
    acceptor = daemon(this::acceptAll, "accept");
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  int openConnections() {
    return open.size();
  }

  @Override
  public void close() {
    closed.countDown();
    close(server);
    open.forEach(LineServer::close);
    awaitRefusal();
  }

  /** The system goes on accepting until the thread that waits for connections has been woken. */
  private void awaitRefusal() {
    try {
      acceptor.join(A_SECOND_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        daemon(() -> serve(socket), "serve");
      } catch (IOException e) {
        LOG.log(Level.FINE, "No more connections", e);
      }
    }
    open.forEach(LineServer::close);
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      conversation.hold(new LineConnection(socket, closed));
    } catch (IOException e) {
      LOG.log(Level.FINE, "A client left, or was left", e);
    } finally {
      open.remove(socket);
    }
  }

  private Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, "scripted-" + port() + "-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
