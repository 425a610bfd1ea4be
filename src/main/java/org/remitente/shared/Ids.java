package org.remitente.shared;

import java.security.SecureRandom;
import java.util.Base64;

/** Opaque identifiers and tokens that nobody can guess. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new identifier of 128 random bits, 22 characters that need no escaping in a URL. */
  public static String next() {
    return random(16);
  }

  /** A new bearer token of 256 random bits, 43 characters that need no escaping in a URL. */
  public static String token() {
    return random(32);
  }

  /**
   * What to look up for an identifier that somebody sent: the same, or, in place of a text that
   * PostgreSQL would refuse as none, the empty one, which nothing has.
   */
  public static String sought(String sent) {
    return sent.indexOf('\0') < 0 ? sent : "";
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    RANDOM.nextBytes(value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }
}
