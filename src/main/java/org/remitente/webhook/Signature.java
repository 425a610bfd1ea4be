package org.remitente.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import org.remitente.security.Secret;

/** Signs what is told, as Standard Webhooks does. */
final class Signature {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;

  private Signature() {}

  /** A new secret of 256 random bits, as receivers are told it. */
  static Secret newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Secret.of(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * The headers by which a receiver knows who tells it what, and when.
   *
   * @param id the same however often it is told
   */
  static Map<String, String> headers(Secret secret, String id, OffsetDateTime now, String body) {
    long seconds = now.toEpochSecond();
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", Long.toString(seconds),
        "webhook-signature", sign(secret, id, seconds, body));
  }

  private static String sign(Secret secret, String id, long seconds, String body) {
    try {
      return new Webhook(secret.reveal()).sign(id, seconds, body);
    } catch (WebhookSigningException noSuchAlgorithm) {
      throw new IllegalStateException(noSuchAlgorithm);
    }
  }
}
