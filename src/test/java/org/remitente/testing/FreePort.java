package org.remitente.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on. */
public final class FreePort {

  /** Linux gives the ports above, from 32,768 on, to outgoing connections, at any moment. */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  private FreePort() {}

  /**
   * Finds a free port of this machine. It stays free as long as nobody else takes it: use it soon.
   *
   * @return the port
   */
  public static int find() {
    return ThreadLocalRandom.current()
        .ints(FIRST, LAST)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
