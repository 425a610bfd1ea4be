package org.remitente.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 behind which nobody serves, each in another way. */
public final class Ports {

  private static final int ENOUGH_FOR_ANY_BACKLOG = 16;
  private static final int PROBE_MILLIS = 200;

  private Ports() {}

  /** A port that is held by the test until closed. */
  public record Held(int port, List<Closeable> sockets) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      for (Closeable socket : sockets) {
        socket.close();
      }
    }
  }

  /** A port that accepts connections (the system does, from its backlog) and never says a word. */
  public static Held silentPort() {
    ServerSocket socket = listening(50);
    return new Held(socket.getLocalPort(), List.of(socket));
  }

  /** A port that was free a moment ago: a connection to it is refused at once. */
  public static int closedPort() {
    return FreePort.find();
  }

  /**
   * A port to which connections are never completed, so that the client's connect times out.
   *
   * <p>Its backlog is filled; Linux then drops further requests instead of refusing them.
   */
  public static Held unreachablePort() {
    ServerSocket server = listening(1);
    List<Closeable> sockets = new ArrayList<>(List.of(server));
    for (int i = 0; i < ENOUGH_FOR_ANY_BACKLOG; i++) {
      Socket filler = new Socket();
      sockets.add(filler);
      try {
        filler.connect(server.getLocalSocketAddress(), PROBE_MILLIS);
      } catch (SocketTimeoutException e) {
        return new Held(server.getLocalPort(), List.copyOf(sockets));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("This system accepts connections beyond the backlog");
  }

  static ServerSocket listening(int backlog) {
    return listeningAt(here(0), backlog);
  }

  /** A port of 127.0.0.1, or a free one where it is 0. */
  static InetSocketAddress here(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens at an address of this machine. */
  static ServerSocket listeningAt(InetSocketAddress address, int backlog) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(address, backlog);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
