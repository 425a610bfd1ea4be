package org.remitente.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.account.AccountEnding;
import org.remitente.company.Companies;
import org.remitente.event.EventWriter;
import org.remitente.event.Events;
import org.remitente.event.EventsDeleted;
import org.remitente.event.EventsNumbered;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebPost;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PageRequest;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;
import org.remitente.testing.WebhookReceiver;
import org.remitente.work.AccountWork;
import org.remitente.work.ClaimLoop;
import org.remitente.work.WorkKind;

/** What receivers are told, how often and in which order, with real ones. */
@DatabaseTest
@Timeout(60)
class WebhooksTest {

  private static final List<String> ENDING = List.of("account.ending");

  /** A name server that must not be asked: receivers are named by their addresses. */
  private static final String NOBODY_ANSWERS = "127.0.0.1:9";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TestContainer container = new TestContainer();
  private final WebPost post =
      new WebPost(
          new NetworkGuard("127.0.0.0/8", "any"), new TlsTrust((Path) null), NOBODY_ANSWERS);
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final List<WebhookSwitchedOff> switchedOff = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private String company;
  private Webhooks webhooks;
  private Events events;
  private EventWriter writer;

  @BeforeEach
  void start() {
    container.configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
    container.use(WebPost.class, post);
    container.use(
        EventText.class,
        (event, language) -> {
          bodies.add(event.cause());
          return event.cause().equals("gone")
              ? Optional.empty()
              : Optional.of("{\"cause\":\"" + event.cause() + "\"}");
        });
    container.observe(EventsNumbered.class, each -> container.get(WebhookQueue.class).queue(each));
    container.observe(EventsDeleted.class, each -> container.get(WebhookQueue.class).keep(each));
    container.observe(WebhookSwitchedOff.class, switchedOff::add);
    company = container.get(Companies.class).create("Acme SL", "es", null).id();
    webhooks = container.get(Webhooks.class);
    events = container.get(Events.class);
    writer = container.get(EventWriter.class);
  }

  @AfterEach
  void close() {
    receiver.close();
    container.close();
  }

  private NewWebhook listen() {
    return webhooks.add(company, receiver.url(), ENDING);
  }

  /** Something happens to an account. */
  private void happens(String account, String cause) {
    writer.ending(
        new AccountEnding(company, account, cause, OffsetDateTime.parse("2026-12-01T00:00:00Z")));
    events.number();
  }

  /** Does what is due, on this thread. */
  private void tell() {
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

  private void passes(Duration time) {
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

  private void sql(String sql) {
    try {
      container
          .database()
          .required(() -> container.database().entities().createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<String> told() {
    return receiver.told().stream().map(WebhookReceiver.Told::body).toList();
  }

  /** The receiver takes whatever does not say this. */
  private void refuses(String cause) {
    receiver.being(
        (call, event) ->
            WebhookReceiver.answering(event.body().contains(cause) ? 500 : 204)
                .answer(call, event));
  }

  private static String saying(String cause) {
    return "{\"cause\":\"" + cause + "\"}";
  }

  private org.remitente.webhook.Webhook stored() {
    return webhooks.list(company, new PageRequest(50, null)).items().get(0);
  }

  @Test
  void signsSoThatALibraryOfOthersBelievesIt() throws Exception {
    NewWebhook made = listen();
    happens("a", "certificate");
    tell();

    WebhookReceiver.Told told = receiver.told().get(0);
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(told.id()),
            "webhook-timestamp", List.of(told.timestamp()),
            "webhook-signature", List.of(told.signature()));
    assertThat(told.body()).isEqualTo(saying("certificate"));
    Webhook library = new Webhook(made.secret().reveal());
    library.verify(told.body(), HttpHeaders.of(headers, (name, value) -> true));
    assertThatThrownBy(
            () -> library.verify(told.body() + " ", HttpHeaders.of(headers, (n, v) -> true)))
        .isInstanceOf(com.standardwebhooks.exceptions.WebhookVerificationException.class);
  }

  @Test
  void tellsOnceWhatIsTaken() {
    listen();
    happens("a", "certificate");
    tell();
    passes(Duration.ofDays(1));
    tell();

    assertThat(told()).containsExactly(saying("certificate"));
    assertThat(stored().state()).isEqualTo(WebhookState.OK);
    assertThat(stored().lastAnswers())
        .extracting(WebhookAnswer::webhookId, WebhookAnswer::status, WebhookAnswer::failure)
        .containsExactly(tuple(receiver.told().get(0).id(), 204, null));
  }

  @Test
  void tellsOnlyWhatItWantsToHear() {
    webhooks.add(company, receiver.url(), List.of("message.sent"));
    happens("a", "certificate");
    tell();

    assertThat(told()).isEmpty();
  }

  @Test
  void repeatsTheSameWordsWithTheSameId() {
    listen();
    receiver.being(WebhookReceiver.answering(500));
    happens("a", "certificate");
    tell();
    assertThat(stored().state()).isEqualTo(WebhookState.FAILING);

    receiver.being(WebhookReceiver.answering(200));
    passes(Duration.ofMinutes(1));
    tell();

    assertThat(receiver.told()).hasSize(2);
    assertThat(receiver.told())
        .extracting(WebhookReceiver.Told::id)
        .containsOnly(receiver.told().get(0).id());
    assertThat(told()).containsOnly(saying("certificate"));
    assertThat(bodies).as("made once").hasSize(1);
    assertThat(stored().state()).isEqualTo(WebhookState.OK);
  }

  @Test
  void keepsTheOrderOfOneSubjectAndLetsOthersPass() {
    listen();
    refuses("a1");
    happens("a", "a1");
    happens("a", "a2");
    happens("b", "b1");
    tell();
    assertThat(told()).as("in one turn").containsExactly(saying("a1"), saying("b1"));

    receiver.being(WebhookReceiver.answering(204));
    passes(Duration.ofMinutes(1));
    tell();

    assertThat(told()).containsExactly(saying("a1"), saying("b1"), saying("a1"), saying("a2"));
  }

  @Test
  void leavesAFailingReceiverAlone() {
    listen();
    receiver.being(WebhookReceiver.answering(503));
    happens("a", "a1");
    happens("b", "b1");
    tell();
    tell();

    assertThat(told()).as("one attempt for all that is due").containsExactly(saying("a1"));
  }

  @Test
  void leavesAReceiverAloneThatRefusesOneAfterTheOther() {
    listen();
    receiver.being(WebhookReceiver.answering(500));
    for (String each : List.of("a", "b", "c", "d")) {
      happens(each, each + "1");
    }
    tell();
    tell();

    assertThat(told()).containsExactly(saying("a1"), saying("b1"), saying("c1"));
  }

  @Test
  void tellsAReceiverThatIsBackAllThatItMissed() {
    listen();
    receiver.being(WebhookReceiver.answering(503));
    happens("a", "a1");
    for (int i = 0; i < 5; i++) {
      tell();
      passes(Duration.ofHours(1));
    }
    happens("b", "b1");
    tell();
    int before = receiver.told().size();

    receiver.being(WebhookReceiver.answering(204));
    passes(Duration.ofMinutes(20));
    tell();

    assertThat(told().subList(before, told().size()))
        .containsExactlyInAnyOrder(saying("a1"), saying("b1"));
  }

  @Test
  void tellsAllOfASubjectThoughOthersAreRefusedUntilItsEventsAreGone() {
    listen();
    refuses("bad");
    for (String each : List.of("bad 1", "bad 2", "a3")) {
      happens("a", each);
    }
    tell();

    sql("update company_event set at = at - interval '8' day");
    events.deleteExpired();
    assertThat(events.after(company, 0, 10)).isEmpty();
    for (int day = 0; day < 12; day++) {
      passes(Duration.ofDays(1));
      happens("b", "b" + day);
      tell();
    }

    assertThat(told()).startsWith(saying("bad 1")).contains(saying("bad 2"), saying("a3"));
    assertThat(bodies).startsWith("bad 1", "bad 2", "a3").doesNotHaveDuplicates();
  }

  @Test
  void reachesAnAddressWithLettersOfAnyLanguage() {
    webhooks.add(company, receiver.url() + "&año=ñ€", ENDING);
    happens("a", "certificate");
    tell();

    assertThat(told()).containsExactly(saying("certificate"));
    assertThat(receiver.lastQuery()).isEqualTo("erp=1&a%C3%B1o=%C3%B1%E2%82%AC");
  }

  @Test
  void doesNotWaitForASilentReceiver() {
    listen();
    receiver.silent();
    happens("a", "certificate");

    tell();

    assertThat(stored().lastAnswers())
        .extracting(WebhookAnswer::status, WebhookAnswer::failure)
        .containsExactly(tuple(null, "silence"));
  }

  @Test
  void followsNoRedirect() {
    try (WebhookReceiver elsewhere = new WebhookReceiver()) {
      listen();
      receiver.being(WebhookReceiver.leadingTo(elsewhere.url()));
      happens("a", "certificate");
      tell();

      assertThat(elsewhere.told()).isEmpty();
      assertThat(stored().lastAnswers()).extracting(WebhookAnswer::status).containsExactly(307);
      assertThat(stored().state()).isEqualTo(WebhookState.FAILING);
    }
  }

  @Test
  void listensToNoEndlessAnswer() {
    listen();
    receiver.being(WebhookReceiver.endless());
    happens("a", "certificate");
    tell();

    assertThat(stored().lastAnswers()).extracting(WebhookAnswer::status).containsExactly(200);
  }

  @Test
  void switchesOffWhatHasFailedForFiveDaysAndTells() {
    NewWebhook made = listen();
    receiver.being(WebhookReceiver.answering(500));
    happens("a", "certificate");
    tell();
    passes(Duration.ofDays(4));
    tell();
    assertThat(stored().state()).isEqualTo(WebhookState.FAILING);
    assertThat(switchedOff).isEmpty();

    passes(Duration.ofDays(1));
    tell();

    assertThat(stored().state()).isEqualTo(WebhookState.OFF);
    assertThat(switchedOff)
        .containsExactly(
            new WebhookSwitchedOff(
                company,
                made.webhook().id(),
                WebhookSwitchedOff.Reason.FAILED,
                stored().failingSince()));
    int before = receiver.told().size();
    happens("a", "consent");
    passes(Duration.ofDays(1));
    tell();
    assertThat(receiver.told()).hasSize(before);
  }

  @Test
  void switchesOffWhatSaysThatItIsGone() {
    listen();
    receiver.being(WebhookReceiver.answering(410));
    happens("a", "certificate");
    tell();

    assertThat(stored().state()).isEqualTo(WebhookState.OFF);
    assertThat(switchedOff)
        .extracting(WebhookSwitchedOff::reason)
        .containsExactly(WebhookSwitchedOff.Reason.GONE);
  }

  @Test
  void saysNothingMoreToWhatSaidThatItIsGoneWhateverElseIsDue() {
    listen();
    receiver.being(WebhookReceiver.answering(410));
    happens("a", "a1");
    happens("b", "b1");
    happens("c", "c1");
    tell();

    assertThat(told()).containsExactly(saying("a1"));
    assertThat(switchedOff).as("told once").hasSize(1);
  }

  @Test
  void saysNothingMoreToWhatIsDeletedMeanwhile() {
    String id = listen().webhook().id();
    receiver.being(
        (call, event) -> {
          webhooks.delete(company, id);
          WebhookReceiver.answering(204).answer(call, event);
        });
    happens("a", "a1");
    happens("b", "b1");
    tell();

    assertThat(told()).containsExactly(saying("a1"));
  }

  @Test
  void tellsOfOthersBeforeItRepeatsWhatIsRefusedAgainAndAgain() {
    listen();
    refuses("bad");
    for (int i = 0; i < 3; i++) {
      happens("a" + i, "bad " + i);
    }
    tell();
    passes(Duration.ofMinutes(2));
    happens("b", "good");

    tell();

    assertThat(told())
        .as("though those are due again")
        .endsWith(saying("good"), saying("bad 0"), saying("bad 1"), saying("bad 2"));
  }

  @Test
  void hastensNothingThatWasRefusedBeforeTheReceiverWentAway() {
    listen();
    refuses("bad");
    happens("a", "bad");
    tell();
    happens("b", "good");
    tell();
    passes(Duration.ofMinutes(1));
    receiver.being(WebhookReceiver.answering(503));
    happens("c", "c1");
    for (int i = 0; i < 4; i++) {
      tell();
      passes(Duration.ofSeconds(10));
      sql("update account_work set not_before = null where kind = 'HOOK'");
    }
    long bad = told().stream().filter(saying("bad")::equals).count();

    receiver.being(WebhookReceiver.answering(204));
    happens("d", "d1");
    sql("update account_work set not_before = null where kind = 'HOOK'");
    tell();

    assertThat(told()).endsWith(saying("d1"), saying("c1"));
    assertThat(told().stream().filter(saying("bad")::equals).count()).isEqualTo(bad);
  }

  @Test
  void asksForNothingMoreOnceItIsSwitchedOff() {
    listen();
    happens("a", "certificate");
    sql("update webhook set switched_off = true");

    tell();

    assertThat(told()).isEmpty();
    assertThat(container.get(WebhookQueue.class).nextDue(company, stored().id())).isEmpty();
  }

  @Test
  void forgetsWhatNobodyCanBeToldOfAnyMore() {
    listen();
    happens("a", "gone");
    happens("a", "certificate");
    tell();
    tell();

    assertThat(told()).containsExactly(saying("certificate"));
  }

  @Test
  void losesNothingWhenItIsKilledBetweenNumberingAndQueueing() {
    listen();
    writer.ending(
        new AccountEnding(
            company, "a", "certificate", OffsetDateTime.parse("2026-12-01T00:00:00Z")));
    assertThatThrownBy(
            () ->
                container
                    .database()
                    .requiresNew(
                        () -> {
                          events.number();
                          throw new IllegalStateException("killed before the commit");
                        }))
        .hasMessageContaining("killed");
    tell();
    assertThat(told()).isEmpty();

    events.number();
    tell();

    assertThat(told()).containsExactly(saying("certificate"));
  }

  @Test
  void storesNoSecretThatCanBeRead() {
    String secret = listen().secret().reveal();

    String sealed =
        (String)
            container
                .database()
                .entities()
                .createNativeQuery("select secret from webhook")
                .getSingleResult();
    assertThat(secret).startsWith("whsec_");
    assertThat(sealed).doesNotContain(secret.substring(6)).startsWith("k:");
  }

  @Test
  void switchesOffWhatItCanSignForNoMore() {
    listen();
    sql("update webhook set secret = 'lost:AAAA'");
    happens("a", "certificate");
    tell();

    assertThat(told()).isEmpty();
    assertThat(stored().state()).isEqualTo(WebhookState.OFF);
  }

  @Test
  void findsEveryErrorOfAWebhook() {
    assertThatThrownBy(
            () ->
                webhooks.add(
                    company, "ftp://erp.acme.es/", List.of("message.sent", "message.lost")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(InputError::field, InputError::code)
                    .containsExactly(tuple("url", "webhook-url"), tuple("events[1]", "value")));
    for (String url :
        List.of(
            "http://10.0.0.1/", "https://10.0.0.1/", "http://93.184.215.14/", "https://[::1]/")) {
      assertThatThrownBy(() -> webhooks.add(company, url, ENDING))
          .as(url)
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("url: webhook-address");
    }
    for (String url :
        List.of("https://ana:geheim@acme.es/", "https:///", "https://acme.es/#x", "acme")) {
      assertThatThrownBy(() -> webhooks.add(company, url, ENDING))
          .as(url)
          .hasMessage("url: webhook-url");
    }
    assertThatThrownBy(() -> webhooks.add(company, null, List.of()))
        .hasMessage("url: required, events: required");
  }

  @Test
  void asksTheGuardEachTimeAnew() {
    listen();
    happens("a", "certificate");
    WebPost guarded =
        new WebPost(new NetworkGuard("", "any"), new TlsTrust((Path) null), NOBODY_ANSWERS);
    new ClaimLoop(
            WorkKind.HOOK,
            1,
            container.get(AccountWork.class),
            Runnable::run,
            new WebhookTelling(
                container.get(WebhookQueue.class),
                container.get(WebhookOutcomes.class),
                guarded,
                PATIENCE),
            Duration.ZERO)
        .tick();

    assertThat(told()).isEmpty();
    assertThat(stored().lastAnswers())
        .extracting(WebhookAnswer::failure)
        .containsExactly("forbidden");
  }

  @Test
  void allowsACompanyTenWebhooks() {
    for (int i = 0; i < 10; i++) {
      listen();
    }

    assertThatThrownBy(this::listen)
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("too-many-webhooks");
  }

  @Test
  void deletesWhatItsCompanyHasAndNothingElse() {
    String id = listen().webhook().id();
    String other = container.get(Companies.class).create("Beta SL", "es", null).id();
    happens("a", "certificate");
    assertThatThrownBy(() -> webhooks.delete(other, id)).isInstanceOf(NotFoundException.class);

    webhooks.delete(company, id);
    tell();

    assertThat(told()).isEmpty();
    assertThatThrownBy(() -> webhooks.delete(company, id)).isInstanceOf(NotFoundException.class);
  }
}
