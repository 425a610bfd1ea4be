package org.remitente.security;

import java.util.Base64;
import java.util.Optional;

/** A cipher for the tests of other packages. */
public final class TestCipher {

  private TestCipher() {}

  /** A cipher with a key that everybody knows. */
  public static CredentialCipher withKnownKey() {
    CredentialCipher cipher = new CredentialCipher();
    cipher.keys = new EncryptionKeys();
    cipher.keys.configured =
        Optional.of("test:" + Base64.getEncoder().encodeToString(new byte[32]));
    cipher.keys.read();
    return cipher;
  }
}
