package org.remitente.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How bearer tokens are stored: their SHA-256. A slow hash is for what people choose; our tokens
 * have 256 random bits.
 */
public final class TokenHash {

  private TokenHash() {}

  /** The hash of a token as 64 hexadecimal digits. */
  public static String of(Secret token) {
    return HexFormat.of()
        .formatHex(sha256().digest(token.reveal().getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
