package org.remitente.oauth;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.security.UnreadableSecretException;

/** Encrypts what is kept of an account's permission, bound to that account. */
@Dependent
class GrantSeal {

  @Inject CredentialCipher cipher;

  String sealed(String companyId, String accountId, Secret token) {
    return cipher.encrypt(token, binding(companyId, accountId));
  }

  /**
   * What was sealed.
   *
   * @throws UnreadableSecretException where the configured keys cannot read it
   */
  Secret opened(String companyId, String accountId, String stored) {
    return cipher.decrypt(stored, binding(companyId, accountId));
  }

  /** What was sealed; empty where the configured keys cannot read it. */
  Optional<Secret> readable(String companyId, String accountId, String stored) {
    try {
      return Optional.of(opened(companyId, accountId, stored));
    } catch (UnreadableSecretException keyIsGone) {
      return Optional.empty();
    }
  }

  private static String binding(String companyId, String accountId) {
    return companyId + "\noauth\n" + accountId;
  }
}
