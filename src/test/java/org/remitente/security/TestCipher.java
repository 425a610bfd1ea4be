package org.remitente.security;

import java.util.Base64;
import java.util.Optional;

/** A cipher for the tests of other packages. */
public final class TestCipher {

  private TestCipher() {}

  /** A cipher with a key that everybody knows. */
  public static CredentialCipher withKnownKey() {
    return withKey("test", new byte[32]);
  }

  /** A cipher that cannot read what the first one wrote. */
  public static CredentialCipher withAnotherKey() {
    byte[] key = new byte[32];
    key[0] = 1;
    return withKey("other", key);
  }

  private static CredentialCipher withKey(String id, byte[] key) {
    CredentialCipher cipher = new CredentialCipher();
    cipher.keys = new EncryptionKeys();
    cipher.keys.configured = Optional.of(id + ":" + Base64.getEncoder().encodeToString(key));
    cipher.keys.read();
    return cipher;
  }
}
