package org.remitente.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The words of SASL PLAIN (RFC 4616) and LOGIN. */
final class Sasl {

  record Credentials(String user, String password) {
    static final Credentials NONE = new Credentials("", "");
  }

  private Sasl() {}

  /** The credentials of a PLAIN response in base64; none where it is not one. */
  static Credentials plain(String base64) {
    String[] parts = decode(base64).split("\0", -1);
    return parts.length == 3 ? new Credentials(parts[1], parts[2]) : Credentials.NONE;
  }

  /** The text behind base64; empty where it is not base64. */
  static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
