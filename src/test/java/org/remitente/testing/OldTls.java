package org.remitente.testing;

import java.io.IOException;

/**
 * A server that knows TLS 1.1 at most.
 *
 * <p>The JDK's own TLS 1.1 is switched off for the whole JVM, the client under test included, so
 * the answer to the client's hello is written by hand: a ServerHello (RFC 4346, 7.4.1.3) that
 * selects version 3.2, as such a server does for a client that did not say what it refuses.
 */
final class OldTls {

  private static final int RECORD_HEADER = 5;
  private static final String RECORD = "\u0016\u0003\u0002";
  private static final String VERSION = "\u0003\u0002";
  private static final String RANDOM = "R".repeat(32);
  private static final String NO_SESSION = "\0";
  private static final String ECDHE_ECDSA_AES128_SHA_UNCOMPRESSED = "\u00c0\u0009\0";

  private OldTls() {}

  static void answer(LineConnection connection) throws IOException {
    byte[] header = connection.readBytes(RECORD_HEADER);
    connection.readBytes(Byte.toUnsignedInt(header[3]) << 8 | Byte.toUnsignedInt(header[4]));
    String body = VERSION + RANDOM + NO_SESSION + ECDHE_ECDSA_AES128_SHA_UNCOMPRESSED;
    String handshake = "\u0002\0\0" + (char) body.length() + body;
    connection.sendRaw(RECORD + "\0" + (char) handshake.length() + handshake);
    connection.stayAsleep();
    connection.close();
  }
}
