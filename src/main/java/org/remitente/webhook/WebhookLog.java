package org.remitente.webhook;

import static java.util.stream.Collectors.groupingBy;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.remitente.company.Companies;
import org.remitente.event.CompanyEvent;
import org.remitente.event.EventType;
import org.remitente.event.Events;
import org.remitente.event.EventsNumbered;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.Ids;
import org.remitente.shared.Language;
import org.remitente.work.AccountWork;
import org.remitente.work.RetryPolicy;
import org.remitente.work.WorkKind;

/**
 * The written record of what webhooks are to be told; each change is a short transaction, and none
 * spans the network.
 */
@Stateless
public class WebhookLog {

  static final int PER_COMPANY = 10;

  /** So long one event is tried, and so long a receiver may fail before it is switched off. */
  static final Duration PATIENCE = Duration.ofDays(5);

  /** For one event; a receiver that is back hears of all it has missed at once. */
  private static final RetryPolicy EVENTS =
      new RetryPolicy(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10)),
          PATIENCE);

  /** For a receiver as a whole, whatever is due: short, so that one that is back is found soon. */
  private static final RetryPolicy RECEIVERS =
      new RetryPolicy(
          List.of(
              Duration.ofSeconds(2),
              Duration.ofSeconds(15),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15)),
          PATIENCE);

  @Inject WebhookRepository webhooks;
  @Inject DeliveryRepository deliveries;
  @Inject CredentialCipher cipher;
  @Inject Companies companies;
  @Inject Events events;
  @Inject EventText text;
  @Inject AccountWork work;
  @Inject Event<WebhookSwitchedOff> switchedOff;

  /**
   * Stores a webhook that was checked.
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
    String sealed = cipher.encrypt(secret, belongsTo(companyId, id));
    Webhook webhook = new Webhook(companyId, id, url, types, sealed, work.now());
    webhooks.add(webhook);
    work.ensure(WorkKind.HOOK, companyId, id);
    return new NewWebhook(webhook, secret);
  }

  private static String belongsTo(String companyId, String id) {
    return "webhook " + companyId + " " + id;
  }

  /** Queues events for those who listen, in the transaction that gives them their places. */
  public void queue(@Observes EventsNumbered numbered) {
    Map<String, List<CompanyEvent>> news =
        numbered.events().stream().collect(groupingBy(CompanyEvent::companyId));
    for (Webhook webhook : webhooks.listening(news.keySet())) {
      List<Delivery> heard =
          news.get(webhook.companyId()).stream()
              .filter(each -> webhook.hears(each.type()))
              .map(each -> delivery(webhook, each))
              .toList();
      if (!heard.isEmpty()) {
        // In this order, as everybody who needs both.
        work.due(WorkKind.HOOK, webhook.companyId(), webhook.id(), work.now());
        deliveries.add(heard);
      }
    }
  }

  private static Delivery delivery(Webhook webhook, CompanyEvent event) {
    return new Delivery(
        webhook.companyId(), webhook.id(), event.position(), event.subject(), null, 0, null);
  }

  /**
   * What a webhook is to be told of now: of each message and account the earliest event only, as it
   * was told before where it was. Only for whoever holds the webhook.
   *
   * @return empty where there is nothing, or nobody to tell it
   */
  public Optional<Telling> due(String companyId, String id, int limit) {
    Optional<Webhook> webhook = webhooks.find(companyId, id).filter(each -> !each.isSwitchedOff());
    if (webhook.isEmpty()) {
      return Optional.empty();
    }
    List<Delivery> due = spoken(companyId, deliveries.due(companyId, id, limit));
    if (due.isEmpty()) {
      return Optional.empty();
    }
    Secret secret = cipher.decrypt(webhook.get().secret(), belongsTo(companyId, id));
    return Optional.of(new Telling(webhook.get().url(), secret, due));
  }

  /** What has no words yet gets them; what can have none any more is forgotten. */
  private List<Delivery> spoken(String companyId, List<Delivery> due) {
    Language language = companies.get(companyId).language();
    List<Delivery> spoken = new ArrayList<>();
    List<Delivery> fresh = new ArrayList<>();
    List<Delivery> mute = new ArrayList<>();
    for (Delivery each : due) {
      Optional<Delivery> words = Optional.of(each).filter(one -> one.body() != null);
      if (words.isEmpty()) {
        words = body(companyId, each.position(), language).map(each::saying);
        words.ifPresentOrElse(fresh::add, () -> mute.add(each));
      }
      words.ifPresent(spoken::add);
    }
    deliveries.says(fresh);
    deliveries.remove(mute);
    return spoken;
  }

  private Optional<String> body(String companyId, long position, Language language) {
    return events.after(companyId, position - 1, 1).stream()
        .filter(each -> each.position() == position)
        .findFirst()
        .flatMap(each -> text.of(each, language));
  }

  /** The database's time, by which signatures are dated. */
  public OffsetDateTime now() {
    return work.now();
  }

  /** When a webhook is to be told of something next; empty for never. */
  public Optional<OffsetDateTime> nextDue(String companyId, String id) {
    return deliveries.nextDue(companyId, id);
  }

  /**
   * Writes down how a receiver answered.
   *
   * @return how long it is left alone
   */
  public Duration answered(Delivery delivery, WebhookAnswer answer) {
    Optional<Webhook> found = webhooks.lock(delivery.companyId(), delivery.webhookId());
    if (found.isEmpty()) {
      return Duration.ZERO;
    }
    Webhook webhook = found.get();
    // Where one event alone is refused, the others' success says nothing of it.
    boolean wasAway = webhook.failures() > 1;
    webhook.answered(answer);
    if (answer.isSuccess()) {
      deliveries.remove(List.of(delivery));
      if (wasAway) {
        deliveries.hasten(delivery.companyId(), delivery.webhookId());
      }
      return Duration.ZERO;
    }
    return failed(webhook, delivery, answer);
  }

  private Duration failed(Webhook webhook, Delivery delivery, WebhookAnswer answer) {
    Duration failing = Duration.between(webhook.failingSince(), answer.at());
    if (answer.isFarewell() || RECEIVERS.givesUp(failing)) {
      webhook.switchOff();
      deliveries.removeAll(webhook.companyId(), webhook.id());
      switchedOff.fire(new WebhookSwitchedOff(webhook.companyId(), webhook.id(), webhook.url()));
      return Duration.ZERO;
    }
    again(delivery, answer.at());
    return RECEIVERS.delay(webhook.failures() - 1, failing, RandomGenerator.getDefault());
  }

  /** One event that nobody takes is given up after days, and the next of its subject is told. */
  private void again(Delivery delivery, OffsetDateTime now) {
    OffsetDateTime since = Optional.ofNullable(delivery.failingSince()).orElse(now);
    Duration failing = Duration.between(since, now);
    if (EVENTS.givesUp(failing)) {
      deliveries.remove(List.of(delivery));
    } else {
      Duration delay = EVENTS.delay(delivery.failures(), failing, RandomGenerator.getDefault());
      deliveries.again(delivery, since, now.plus(delay));
    }
  }

  /** What is due, and to whom. */
  public record Telling(String url, Secret secret, List<Delivery> deliveries) {

    public Telling {
      deliveries = List.copyOf(deliveries);
    }

    /** Never the secret. */
    @Override
    public String toString() {
      return "Telling[" + deliveries.size() + "]";
    }
  }
}
