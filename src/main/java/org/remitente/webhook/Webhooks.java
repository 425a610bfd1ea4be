package org.remitente.webhook;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.remitente.event.EventType;
import org.remitente.network.WebPost;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** The addresses that companies want events posted to. */
@Stateless
public class Webhooks {

  @Inject WebhookRepository repository;
  @EJB WebhookRegister register;
  @EJB AccountWork work;
  @Inject WebPost post;

  /**
   * Adds a webhook, which hears of whatever happens from now on.
   *
   * @param url by HTTPS to a public server, or into a network that the operator allowed
   * @param events at least one, by the names of the contract
   * @throws InvalidInputException with every error
   * @throws org.remitente.shared.ConflictException {@code too-many-webhooks} where the company has
   *     as many as it may
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public NewWebhook add(String companyId, String url, List<String> events) {
    WebhookCheck check = new WebhookCheck(post);
    check.url(url);
    Set<EventType> types = check.events(events);
    if (!check.errors().isEmpty()) {
      throw new InvalidInputException(check.errors());
    }
    return register.add(companyId, url, types);
  }

  /** A company's webhooks in the order in which they were made. */
  public Page<Webhook> list(String companyId, PageRequest page) {
    return repository.list(companyId, page);
  }

  /** A company's webhook. */
  public Optional<Webhook> find(String companyId, String id) {
    return repository.find(companyId, id);
  }

  /**
   * Deletes a webhook, and what it was still to be told.
   *
   * @throws NotFoundException where it is not the company's
   */
  public void delete(String companyId, String id) {
    work.end(WorkKind.HOOK, companyId, id);
    if (!repository.remove(companyId, id)) {
      throw new NotFoundException("webhook");
    }
  }
}
