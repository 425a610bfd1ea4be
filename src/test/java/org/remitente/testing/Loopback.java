package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Addresses of this machine beside 127.0.0.1: Linux answers at all of 127.0.0.0/8, so that several
 * servers, and several runs of the tests, can have the same port.
 */
final class Loopback {

  static final int SUBMISSIONS = 465;
  static final int IMAPS = 993;

  private static final int TRIES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Loopback() {}

  /** An address at which the ports of mail are free, if this user may open them. */
  static Optional<InetAddress> unused() {
    for (int i = 0; i < TRIES; i++) {
      InetAddress address = any();
      if (isFree(address, SUBMISSIONS) && isFree(address, IMAPS)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  private static InetAddress any() {
    byte[] address = new byte[4];
    RANDOM.nextBytes(address);
    address[0] = 127;
    address[3] = 2;
    try {
      return InetAddress.getByAddress(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException takenOrForbidden) {
      return false;
    }
  }
}
