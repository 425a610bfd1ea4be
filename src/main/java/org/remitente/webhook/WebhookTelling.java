package org.remitente.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.remitente.network.NetworkFailure;
import org.remitente.network.WebAnswer;
import org.remitente.network.WebBody;
import org.remitente.network.WebPost;
import org.remitente.work.ClaimLoop;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.Turn;

/**
 * Tells one webhook what is due, one event after the other, and leaves it alone where it does not
 * take one.
 */
final class WebhookTelling implements ClaimLoop.Task {

  private static final int AT_ONCE = 20;

  /** Nobody reads what a receiver says. */
  private static final int ANSWER_BYTES = 1024;

  private final WebhookQueue queue;
  private final WebhookOutcomes outcomes;
  private final WebPost post;
  private final Duration patience;

  /**
   * @param patience how long a receiver may take to answer
   */
  WebhookTelling(WebhookQueue queue, WebhookOutcomes outcomes, WebPost post, Duration patience) {
    this.queue = queue;
    this.outcomes = outcomes;
    this.post = post;
    this.patience = patience;
  }

  @Override
  public Duration run(ClaimedAccount claimed, Turn turn) {
    Duration pause = Duration.ZERO;
    Optional<Telling> due = due(claimed);
    while (due.isPresent() && pause.isZero() && turn.goesOn()) {
      pause = tell(due.get(), turn);
      due = pause.isZero() ? due(claimed) : Optional.empty();
    }
    return pause;
  }

  private Optional<Telling> due(ClaimedAccount claimed) {
    return queue.due(claimed.companyId(), claimed.accountId(), AT_ONCE);
  }

  /** Ends at the first event that is not taken, and where there is nobody to tell any more. */
  private Duration tell(Telling telling, Turn turn) {
    for (Delivery delivery : telling.deliveries()) {
      Optional<Duration> pause = post(telling, delivery);
      boolean takesMore = pause.filter(Duration::isZero).isPresent();
      if (!takesMore || !turn.goesOn()) {
        return pause.orElse(Duration.ZERO);
      }
    }
    return Duration.ZERO;
  }

  /** Tells how long the receiver is left alone; empty where it is told of nothing more. */
  private Optional<Duration> post(Telling telling, Delivery delivery) {
    OffsetDateTime now = queue.now();
    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
    try {
      WebAnswer answer =
          post.post(
              ascii(telling.url()),
              Signature.headers(telling.secret(), delivery.id(), now, delivery.body()),
              WebBody.of("application/json", body),
              ANSWER_BYTES,
              patience);
      return outcomes.answered(
          delivery,
          new WebhookAnswer(now, delivery.id(), answer.status(), null),
          Optional.ofNullable(answer.retryAfter()).orElse(Duration.ZERO));
    } catch (NetworkFailure failure) {
      String kind = failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return outcomes.answered(
          delivery, new WebhookAnswer(now, delivery.id(), null, kind), Duration.ZERO);
    }
  }

  /** As it goes over the wire: people copy addresses with letters of their language. */
  private static URI ascii(String url) {
    return URI.create(URI.create(url).toASCIIString());
  }

  @Override
  public Optional<OffsetDateTime> nextDue(ClaimedAccount claimed) {
    return queue.nextDue(claimed.companyId(), claimed.accountId());
  }
}
