package org.remitente.webhook;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.remitente.work.RetryPolicy;

/** What follows from the answers of receivers, each in a short transaction. */
@Stateless
public class WebhookOutcomes {

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

  /** One event that is refused says nothing of the others; so many in a row do. */
  private static final int REFUSALS = 3;

  @Inject WebhookRepository webhooks;
  @Inject DeliveryRepository deliveries;
  @Inject WebhookEnds ends;

  /**
   * Writes down how a receiver answered.
   *
   * @param askedFor how long it asked to be left alone (RFC 9110 section 10.2.3)
   * @return how long it is left alone; empty where it is told of nothing more: it is off, or gone
   */
  public Optional<Duration> answered(Delivery delivery, WebhookAnswer answer, Duration askedFor) {
    Optional<Webhook> found = webhooks.lock(delivery.companyId(), delivery.webhookId());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Webhook webhook = found.get();
    Optional<OffsetDateTime> awaySince =
        Optional.ofNullable(webhook.failingSince()).filter(since -> webhook.failures() >= REFUSALS);
    webhook.answered(answer);
    if (answer.isSuccess()) {
      deliveries.remove(List.of(delivery));
      awaySince.ifPresent(
          since -> deliveries.hasten(delivery.companyId(), delivery.webhookId(), since));
      return Optional.of(Duration.ZERO);
    }
    return failed(webhook, delivery, answer).map(pause -> longer(pause, askedFor));
  }

  private Optional<Duration> failed(Webhook webhook, Delivery delivery, WebhookAnswer answer) {
    Duration failing = Duration.between(webhook.failingSince(), answer.at());
    if (answer.isFarewell() || RECEIVERS.givesUp(failing)) {
      ends.switchOff(
          webhook,
          answer.isFarewell() ? WebhookSwitchedOff.Reason.GONE : WebhookSwitchedOff.Reason.FAILED);
      return Optional.empty();
    }
    again(delivery, answer.at());
    boolean ofThisOneOnly = answer.isRefusal() && webhook.failures() < REFUSALS;
    return Optional.of(ofThisOneOnly ? Duration.ZERO : pause(webhook, failing));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration pause(Webhook webhook, Duration failing) {
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
}
