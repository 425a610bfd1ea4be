package org.remitente.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.shared.DataFolder;

/**
 * The keys of {@code remitente.secrets.keys} ({@code id:base64} separated by commas), or the one of
 * the file {@code secrets.key} in the data folder, made at the first start.
 */
@ApplicationScoped
class EncryptionKeys {

  private static final Logger LOG = Logger.getLogger(EncryptionKeys.class.getName());
  private static final int KEY_BYTES = 32;

  @Inject
  @ConfigProperty(name = "remitente.secrets.keys")
  Optional<String> configured;

  private final Map<String, SecretKey> keys = new LinkedHashMap<>();

  record NamedKey(String id, SecretKey key) {}

  /**
   * Read at the start: a key that is wrong must not wait for the first password to be found out.
   */
  void ready(@Observes @Initialized(ApplicationScoped.class) Object start) {
    LOG.fine(() -> keys.size() + " encryption keys ready");
  }

  @PostConstruct
  void read() {
    String list =
        configured.orElseGet(
            () -> DataFolder.configured().privateFile("secrets.key", EncryptionKeys::makeKey));
    for (String entry : list.split(",", -1)) {
      add(entry.strip());
    }
  }

  /** The first key, which encrypts. */
  NamedKey encrypting() {
    Map.Entry<String, SecretKey> first = keys.entrySet().iterator().next();
    return new NamedKey(first.getKey(), first.getValue());
  }

  /** The key with an id, to decrypt. */
  Optional<SecretKey> decrypting(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  private void add(String entry) {
    int colon = entry.indexOf(':');
    byte[] key = colon < 1 ? new byte[0] : decode(entry.substring(colon + 1));
    if (key.length != KEY_BYTES) {
      throw new IllegalStateException(
          "remitente.secrets.keys: each entry is id:base64 of 32 bytes");
    }
    if (keys.put(entry.substring(0, colon), new SecretKeySpec(key, "AES")) != null) {
      throw new IllegalStateException("remitente.secrets.keys: two keys have the same id");
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static String makeKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return "k1:" + Base64.getEncoder().encodeToString(key);
  }
}
