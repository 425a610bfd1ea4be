package org.remitente.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;

/**
 * Where the servers of a real mail system listen.
 *
 * @param address an address of this machine
 * @param submission the port for sending with STARTTLS
 * @param submissions the port for sending with implicit TLS
 * @param plain the port for sending that demands no encryption
 * @param imap the port for reading with STARTTLS
 * @param imaps the port for reading with implicit TLS
 */
record MailPlace(String address, int submission, int submissions, int plain, int imap, int imaps) {

  private static final String HERE = "127.0.0.1";

  /** Free ports of 127.0.0.1. */
  static MailPlace free() {
    int[] ports = IntStream.generate(FreePort::find).distinct().limit(5).toArray();
    return new MailPlace(HERE, ports[0], ports[1], ports[2], ports[3], ports[4]);
  }

  /** Mail's own ports at an address that nobody else uses; {@code plain} is any. */
  static MailPlace usual() {
    String address =
        Loopback.unused()
            .orElseThrow(() -> new IllegalStateException("no port 465 and 993"))
            .getHostAddress();
    return new MailPlace(address, 587, Loopback.SUBMISSIONS, FreePort.find(), 143, Loopback.IMAPS);
  }

  boolean isHere() {
    return HERE.equals(address);
  }

  InetAddress inetAddress() {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(address + " is a literal", e);
    }
  }
}
