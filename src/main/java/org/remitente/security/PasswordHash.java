package org.remitente.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;
import org.remitente.shared.Ids;

/**
 * How passwords that people choose are stored: PBKDF2 (RFC 8018) with HMAC-SHA-512 and a salt of
 * their own, slow on purpose. The parameters stand in each hash, so that later ones may differ.
 */
@ApplicationScoped
public class PasswordHash {

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000",
          "Pbkdf2PasswordHash.SaltSizeBytes", "32",
          "Pbkdf2PasswordHash.KeySizeBytes", "64");

  @Inject Pbkdf2PasswordHash pbkdf2;

  private String nobodys;

  @PostConstruct
  void prepare() {
    pbkdf2.initialize(PARAMETERS);
    nobodys = of(Secret.of(Ids.token()));
  }

  /** The hash of a password, with its parameters and a new salt. */
  public String of(Secret password) {
    return pbkdf2.generate(password.reveal().toCharArray());
  }

  /**
   * Whether a password is the one of a hash. Without a hash it is none, which takes as long to find
   * out: the time must not tell who exists.
   */
  public boolean matches(Secret password, Optional<String> hash) {
    boolean right = pbkdf2.verify(password.reveal().toCharArray(), hash.orElse(nobodys));
    return right && hash.isPresent();
  }
}
