package org.remitente.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291).
 *
 * @param network its address in network byte order
 * @param prefix how many leading bits count
 */
record Cidr(byte[] network, int prefix) {

  /**
   * Reads {@code 10.0.0.0/8} or {@code fd00::/8}; without a length it is one address.
   *
   * @throws IllegalArgumentException where it is no network; a host name is never looked up
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    byte[] network = literal(slash < 0 ? text : text.substring(0, slash));
    int all = network.length * 8;
    int prefix = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > all) {
      throw new IllegalArgumentException("not a network: " + text);
    }
    return new Cidr(network, prefix);
  }

  private static byte[] literal(String text) {
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("not an address: " + text);
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + text, e);
    }
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = prefix / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = prefix % 8;
    return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
