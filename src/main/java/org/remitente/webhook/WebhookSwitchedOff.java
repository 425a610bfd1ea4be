package org.remitente.webhook;

/**
 * A webhook is told of nothing more: it has failed for days, or said that it is gone. Fired in the
 * transaction that stores this.
 */
public record WebhookSwitchedOff(String companyId, String webhookId, String url) {}
