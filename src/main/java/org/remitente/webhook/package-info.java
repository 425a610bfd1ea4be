/**
 * Webhooks: events posted to addresses that companies name, signed as Standard Webhooks does, until
 * they are taken or a receiver has failed for days.
 *
 * <p>Door: {@link org.remitente.webhook.Webhooks}. Must never know what an event says: {@link
 * org.remitente.webhook.EventText} is asked for that.
 */
package org.remitente.webhook;
