package org.remitente.webhook;

import org.remitente.security.Secret;

/**
 * A webhook that was just made.
 *
 * @param secret signs what it is told; shown this once
 */
public record NewWebhook(Webhook webhook, Secret secret) {}
