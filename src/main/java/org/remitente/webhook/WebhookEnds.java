package org.remitente.webhook;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** How webhooks end that nobody deleted, within the transaction that ends them. */
@Dependent
class WebhookEnds {

  @Inject DeliveryRepository deliveries;
  @Inject Event<WebhookSwitchedOff> switchedOff;

  /** It is told of nothing more, nor of what it has missed. */
  void switchOff(Webhook webhook, WebhookSwitchedOff.Reason reason) {
    webhook.switchOff();
    deliveries.removeAll(webhook.companyId(), webhook.id());
    switchedOff.fire(
        new WebhookSwitchedOff(webhook.companyId(), webhook.id(), reason, webhook.failingSince()));
  }
}
