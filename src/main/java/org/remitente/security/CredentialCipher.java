package org.remitente.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts stored secrets with AES-256-GCM (NIST SP 800-38D). What a secret belongs to, such as
 * host and user, is associated data: a stored secret that is moved to another row cannot be read
 * there.
 */
@ApplicationScoped
public class CredentialCipher {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();

  @Inject EncryptionKeys keys;

  /**
   * Encrypts a secret with the first key.
   *
   * @param belongsTo what the secret belongs to; needed again to decrypt
   * @return {@code keyId:base64(nonce, ciphertext, tag)}
   */
  public String encrypt(Secret secret, String belongsTo) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.encrypting().key(), nonce, belongsTo, plain);
    byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
    return keys.encrypting().id() + ":" + Base64.getEncoder().encodeToString(stored);
  }

  /**
   * Decrypts what {@link #encrypt} made.
   *
   * @throws UnreadableSecretException where the key or the text is missing, or the text belongs to
   *     something else or was changed
   */
  public Secret decrypt(String stored, String belongsTo) {
    if (stored == null) {
      throw new UnreadableSecretException();
    }
    int colon = stored.lastIndexOf(':');
    SecretKey key =
        keys.decrypting(stored.substring(0, Math.max(colon, 0)))
            .orElseThrow(UnreadableSecretException::new);
    byte[] bytes = decode(stored.substring(colon + 1));
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return Secret.of(
        new String(
            run(Cipher.DECRYPT_MODE, key, nonce, belongsTo, sealed), StandardCharsets.UTF_8));
  }

  private static byte[] decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // Its message would show a part of what is stored.
    }
    throw new UnreadableSecretException();
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, String belongsTo, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException();
    }
  }
}
