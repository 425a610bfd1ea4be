package org.remitente.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of SASL PLAIN (RFC 4616), LOGIN, XOAUTH2 and OAUTHBEARER (RFC 7628). A token is what a
 * user has for a password.
 */
final class Sasl {

  record Credentials(String user, String password) {
    static final Credentials NONE = new Credentials("", "");
  }

  /** What is said of a token that is no good, in base64 as a challenge. */
  static final String REFUSAL =
      Base64.getEncoder()
          .encodeToString(
              "{\"status\":\"401\",\"schemes\":\"bearer mac\",\"scope\":\"https://mail.google.com/\"}"
                  .getBytes(StandardCharsets.US_ASCII));

  private static final Pattern BEARER =
      Pattern.compile(
          "(?:user=|n,a=)([^\\x01,]+),?\\x01(?:host=[^\\x01]+\\x01port=\\d+\\x01)?"
              + "auth=Bearer ([^\\x01]+)\\x01\\x01");

  private Sasl() {}

  /** The credentials of a PLAIN response in base64; none where it is not one. */
  static Credentials plain(String base64) {
    String[] parts = decode(base64).split("\0", -1);
    return parts.length == 3 ? new Credentials(parts[1], parts[2]) : Credentials.NONE;
  }

  /** The credentials of an XOAUTH2 or OAUTHBEARER response in base64; none where it is neither. */
  static Credentials bearer(String base64) {
    Matcher words = BEARER.matcher(decode(base64));
    return words.matches() ? new Credentials(words.group(1), words.group(2)) : Credentials.NONE;
  }

  /** Whether a mechanism takes a token. */
  static boolean takesToken(String mechanism) {
    return "XOAUTH2".equalsIgnoreCase(mechanism) || "OAUTHBEARER".equalsIgnoreCase(mechanism);
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
