package org.remitente.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.security.UnreadableSecretException;

/** What signs for webhooks, as it is stored: encrypted, and worth nothing in another row. */
@Dependent
class WebhookSecrets {

  private static final Logger LOG = Logger.getLogger(WebhookSecrets.class.getName());

  @Inject CredentialCipher cipher;

  String seal(Secret secret, String companyId, String id) {
    return cipher.encrypt(secret, belongsTo(companyId, id));
  }

  /** The secret; empty where the configured keys cannot read it any more. */
  Optional<Secret> open(Webhook webhook) {
    try {
      return Optional.of(
          cipher.decrypt(webhook.secret(), belongsTo(webhook.companyId(), webhook.id())));
    } catch (UnreadableSecretException keyIsGone) {
      LOG.log(Level.WARNING, "The secret of webhook {0} cannot be read", webhook.id());
      return Optional.empty();
    }
  }

  private static String belongsTo(String companyId, String id) {
    return "webhook " + companyId + " " + id;
  }
}
