package org.remitente.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.remitente.company.Companies;
import org.remitente.event.CompanyEvent;
import org.remitente.event.Events;
import org.remitente.event.EventsDeleted;
import org.remitente.event.EventsNumbered;
import org.remitente.security.Secret;
import org.remitente.shared.Language;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/** What webhooks are still to be told, in which order and in which words. */
@Stateless
public class WebhookQueue {

  @Inject WebhookRepository webhooks;
  @Inject DeliveryRepository deliveries;
  @Inject WebhookSecrets secrets;
  @Inject WebhookEnds ends;
  @EJB Companies companies;
  @EJB Events events;
  @Inject EventText text;
  @EJB AccountWork work;

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

  /** Gives events that wait for an earlier one of their subject their words while it is known. */
  public void keep(@Observes EventsDeleted deleted) {
    deleted.events().stream().collect(groupingBy(CompanyEvent::companyId)).forEach(this::keep);
  }

  private void keep(String companyId, List<CompanyEvent> old) {
    Map<Long, CompanyEvent> known =
        old.stream().collect(toMap(CompanyEvent::position, Function.identity()));
    List<Delivery> wordless =
        deliveries.wordless(companyId, Collections.max(known.keySet())).stream()
            .filter(each -> known.containsKey(each.position()))
            .toList();
    if (wordless.isEmpty()) {
      return;
    }
    Language language = companies.get(companyId).language();
    Map<Long, Optional<String>> words =
        wordless.stream()
            .map(Delivery::position)
            .distinct()
            .collect(toMap(Function.identity(), place -> text.of(known.get(place), language)));
    deliveries.says(
        wordless.stream()
            .flatMap(each -> words.get(each.position()).map(each::saying).stream())
            .toList());
  }

  /**
   * What a webhook is to be told of now: of each message and account the earliest event only, as it
   * was told before where it was. Only for whoever holds the webhook.
   *
   * @return empty where there is nothing, or nobody to tell it
   */
  public Optional<Telling> due(String companyId, String id, int limit) {
    Optional<Webhook> webhook = webhooks.find(companyId, id);
    if (webhook.filter(each -> !each.isSwitchedOff()).isEmpty()) {
      // An event may have been queued at the moment at which it was switched off.
      deliveries.removeAll(companyId, id);
      return Optional.empty();
    }
    List<Delivery> due = spoken(companyId, deliveries.due(companyId, id, limit));
    if (due.isEmpty()) {
      return Optional.empty();
    }
    Optional<Secret> secret = secrets.open(webhook.get());
    if (secret.isEmpty()) {
      ends.switchOff(webhook.get(), WebhookSwitchedOff.Reason.UNSIGNED);
    }
    return secret.map(each -> new Telling(webhook.get().url(), each, due));
  }

  /**
   * What has no words yet gets them; what can have none any more is forgotten; what got some at
   * this moment is left for the next time.
   */
  private List<Delivery> spoken(String companyId, List<Delivery> due) {
    Language language = companies.get(companyId).language();
    List<Delivery> fresh = new ArrayList<>();
    List<Delivery> mute = new ArrayList<>();
    for (Delivery each : inOneOrder(due)) {
      if (each.body() == null) {
        body(companyId, each.position(), language)
            .map(each::saying)
            .ifPresentOrElse(fresh::add, () -> mute.add(each));
      }
    }
    deliveries.removeWordless(mute);
    Map<Long, Delivery> said =
        deliveries.says(fresh).stream().collect(toMap(Delivery::position, Function.identity()));
    return due.stream()
        .map(each -> each.body() == null ? said.get(each.position()) : each)
        .filter(Objects::nonNull)
        .toList();
  }

  /** As everybody does who changes several, so that two do not wait for each other. */
  private static List<Delivery> inOneOrder(List<Delivery> all) {
    return all.stream().sorted(Comparator.comparing(Delivery::position)).toList();
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
}
