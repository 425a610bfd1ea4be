package org.remitente.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.account.AccountEnding;
import org.remitente.company.Companies;
import org.remitente.event.EventWriter;
import org.remitente.event.Events;
import org.remitente.event.EventsDeleted;
import org.remitente.event.EventsNumbered;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebPost;
import org.remitente.shared.PageRequest;
import org.remitente.testing.TestContainer;
import org.remitente.testing.WebhookReceiver;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkKind;

/** A company whose ERP may listen at a real receiver to what happens to its accounts. */
final class ListeningErp implements AutoCloseable {

  static final List<String> ENDING = List.of("account.ending");

  /** A name server that must not be asked: receivers are named by their addresses. */
  private static final String NOBODY_ANSWERS = "127.0.0.1:9";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  final TestContainer container = new TestContainer();
  final WebhookReceiver receiver = new WebhookReceiver();
  final List<WebhookSwitchedOff> switchedOff = new ArrayList<>();

  /** Of which events words were made. */
  final List<String> bodies = new ArrayList<>();

  /** What happens while words are made. */
  Runnable meanwhile = () -> {};

  final String company;
  final Webhooks webhooks;
  final Events events;
  final EventWriter writer;

  ListeningErp() {
    container.configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
    container.use(WebPost.class, postTo("127.0.0.0/8"));
    container.use(
        EventText.class,
        (event, language) -> {
          bodies.add(event.cause());
          meanwhile.run();
          return event.cause().equals("gone")
              ? Optional.empty()
              : Optional.of(saying(event.cause()));
        });
    container.observe(EventsNumbered.class, each -> container.get(WebhookQueue.class).queue(each));
    container.observe(EventsDeleted.class, each -> container.get(WebhookQueue.class).keep(each));
    container.observe(WebhookSwitchedOff.class, switchedOff::add);
    company = container.get(Companies.class).create("Acme SL", "es", null).id();
    webhooks = container.get(Webhooks.class);
    events = container.get(Events.class);
    writer = container.get(EventWriter.class);
  }

  /** Posts to public addresses, and to these. */
  static WebPost postTo(String allowed) {
    return new WebPost(new NetworkGuard(allowed, "any"), new TlsTrust((Path) null), NOBODY_ANSWERS);
  }

  /** What the receiver is told of an event. */
  static String saying(String cause) {
    return "{\"cause\":\"" + cause + "\"}";
  }

  NewWebhook listen() {
    return webhooks.add(company, receiver.url(), ENDING);
  }

  /** Something happens to an account. */
  void happens(String account, String cause) {
    writer.ending(
        new AccountEnding(company, account, cause, OffsetDateTime.parse("2026-12-01T00:00:00Z")));
    events.number();
  }

  /** Does what is due, on this thread. */
  void tell() {
    tell(container.get(WebPost.class));
  }

  /** Does what is due by a way of the test's own. */
  void tell(WebPost post) {
    new ClaimLoop(
            WorkKind.HOOK,
            1,
            container.get(AccountWork.class),
            Runnable::run,
            new WebhookTelling(
                container.get(WebhookQueue.class),
                container.get(WebhookOutcomes.class),
                post,
                PATIENCE),
            Duration.ZERO)
        .tick();
  }

  void passes(Duration time) {
    String seconds = " - " + time.toSeconds() + " * interval '1' second";
    sql("update webhook_delivery set due_at = due_at" + seconds);
    sql("update webhook_delivery set failing_since = failing_since" + seconds);
    sql("update webhook set failing_since = failing_since" + seconds);
    sql(
        "update account_work set due_at = due_at"
            + seconds
            + ", not_before = not_before"
            + seconds
            + " where due_at < date '9000-01-01'");
  }

  void sql(String sql) {
    try {
      container.database().required(() -> sqlNow(sql));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** In a transaction of its own, whatever is under way. */
  void sqlApart(String sql) {
    try {
      container.database().requiresNew(() -> sqlNow(sql));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private int sqlNow(String sql) {
    return container.database().entities().createNativeQuery(sql).executeUpdate();
  }

  /** All that the receiver was told, taken or not. */
  List<String> told() {
    return receiver.told().stream().map(WebhookReceiver.Told::body).toList();
  }

  /** The receiver takes whatever does not say this. */
  void refuses(String cause) {
    receiver.being(
        (call, event) ->
            WebhookReceiver.answering(event.body().contains(cause) ? 500 : 204)
                .answer(call, event));
  }

  /** The one webhook. */
  Webhook stored() {
    return webhooks.list(company, new PageRequest(50, null)).items().get(0);
  }

  @Override
  public void close() {
    receiver.close();
    container.close();
  }
}
