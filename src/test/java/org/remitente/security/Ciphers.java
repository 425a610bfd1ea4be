package org.remitente.security;

import java.util.Base64;
import java.util.Optional;

/** Ciphers for tests of those who use one. */
public final class Ciphers {

  private Ciphers() {}

  /** A cipher whose one key consists of a byte repeated. */
  public static CredentialCipher filledWith(int filling) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) filling);
    CredentialCipher cipher = new CredentialCipher();
    cipher.keys = new EncryptionKeys();
    cipher.keys.configured = Optional.of("k:" + Base64.getEncoder().encodeToString(key));
    cipher.keys.read();
    return cipher;
  }
}
