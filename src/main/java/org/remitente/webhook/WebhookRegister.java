package org.remitente.webhook;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import org.remitente.company.Companies;
import org.remitente.event.EventType;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.Ids;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** Stores webhooks once they were checked, which takes the network and so no transaction. */
@Stateless
public class WebhookRegister {

  static final int PER_COMPANY = 10;

  @Inject WebhookRepository webhooks;
  @Inject WebhookSecrets secrets;
  @EJB Companies companies;
  @EJB AccountWork work;

  /**
   * Stores a webhook.
   *
   * @throws ConflictException {@code too-many-webhooks}
   */
  public NewWebhook add(String companyId, String url, Set<EventType> types) {
    companies.takeTurns(companyId);
    if (webhooks.count(companyId) >= PER_COMPANY) {
      throw new ConflictException("too-many-webhooks");
    }
    String id = Ids.next();
    Secret secret = Signature.newSecret();
    String sealed = secrets.seal(secret, companyId, id);
    Webhook webhook = new Webhook(companyId, id, url, types, sealed, work.now());
    webhooks.add(webhook);
    work.ensure(WorkKind.HOOK, companyId, id);
    return new NewWebhook(webhook, secret);
  }
}
