package org.remitente.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.remitente.webhook.ListeningErp.saying;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.account.AccountEnding;
import org.remitente.event.OldEvents;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.WebhookReceiver;

/** What a receiver is told, how often and in which order. */
@DatabaseTest
@Timeout(60)
class WebhookTellingTest {

  private final ListeningErp erp = new ListeningErp();

  @AfterEach
  void close() {
    erp.close();
  }

  @Test
  void tellsOnceWhatIsTaken() {
    erp.listen();
    erp.happens("a", "certificate");
    erp.tell();
    erp.passes(Duration.ofDays(1));
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("certificate"));
    assertThat(erp.stored().state()).isEqualTo(WebhookState.OK);
    assertThat(erp.stored().lastAnswers())
        .extracting(WebhookAnswer::webhookId, WebhookAnswer::status, WebhookAnswer::failure)
        .containsExactly(tuple(erp.receiver.told().get(0).id(), 204, null));
  }

  @Test
  void repeatsTheSameWordsWithTheSameId() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.answering(500));
    erp.happens("a", "certificate");
    erp.tell();
    assertThat(erp.stored().state()).isEqualTo(WebhookState.FAILING);

    erp.receiver.being(WebhookReceiver.answering(200));
    erp.passes(Duration.ofMinutes(1));
    erp.tell();

    assertThat(erp.receiver.told()).hasSize(2);
    assertThat(erp.receiver.told())
        .extracting(WebhookReceiver.Told::id)
        .containsOnly(erp.receiver.told().get(0).id());
    assertThat(erp.told()).containsOnly(saying("certificate"));
    assertThat(erp.bodies).as("made once").hasSize(1);
    assertThat(erp.stored().state()).isEqualTo(WebhookState.OK);
  }

  @Test
  void keepsTheOrderOfOneSubjectAndLetsOthersPass() {
    erp.listen();
    erp.refuses("a1");
    erp.happens("a", "a1");
    erp.happens("a", "a2");
    erp.happens("b", "b1");
    erp.tell();
    assertThat(erp.told()).as("in one turn").containsExactly(saying("a1"), saying("b1"));

    erp.receiver.being(WebhookReceiver.answering(204));
    erp.passes(Duration.ofMinutes(1));
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("a1"), saying("b1"), saying("a1"), saying("a2"));
  }

  @Test
  void leavesAFailingReceiverAlone() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.answering(503));
    erp.happens("a", "a1");
    erp.happens("b", "b1");
    erp.tell();
    erp.tell();

    assertThat(erp.told()).as("one attempt for all that is due").containsExactly(saying("a1"));
  }

  @Test
  void leavesAReceiverAloneForAsLongAsItAsks() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.askingFor(3600));
    erp.happens("a", "a1");
    erp.tell();
    erp.receiver.being(WebhookReceiver.answering(204));

    erp.happens("b", "b1");
    erp.passes(Duration.ofMinutes(59));
    erp.tell();
    assertThat(erp.told()).as("whatever happens meanwhile").containsExactly(saying("a1"));

    erp.passes(Duration.ofMinutes(1));
    erp.tell();
    assertThat(erp.told()).containsExactlyInAnyOrder(saying("a1"), saying("a1"), saying("b1"));
  }

  @Test
  void leavesAReceiverAloneThatRefusesOneAfterTheOther() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.answering(500));
    for (String each : List.of("a", "b", "c", "d")) {
      erp.happens(each, each + "1");
    }
    erp.tell();
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("a1"), saying("b1"), saying("c1"));
  }

  @Test
  void tellsAReceiverThatIsBackAllThatItMissed() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.answering(503));
    erp.happens("a", "a1");
    for (int i = 0; i < 5; i++) {
      erp.tell();
      erp.passes(Duration.ofHours(1));
    }
    erp.happens("b", "b1");
    erp.tell();
    int before = erp.receiver.told().size();

    erp.receiver.being(WebhookReceiver.answering(204));
    erp.passes(Duration.ofMinutes(20));
    erp.tell();

    assertThat(erp.told().subList(before, erp.told().size()))
        .containsExactlyInAnyOrder(saying("a1"), saying("b1"));
  }

  @Test
  void tellsAllOfASubjectThoughOthersAreRefusedUntilItsEventsAreGone() {
    erp.listen();
    erp.refuses("bad");
    for (String each : List.of("bad 1", "bad 2", "a3")) {
      erp.happens("a", each);
    }
    erp.tell();

    erp.sql("update company_event set at = at - interval '8' day");
    erp.container.get(OldEvents.class).delete();
    assertThat(erp.events.after(erp.company, 0, 10)).isEmpty();
    for (int day = 0; day < 12; day++) {
      erp.passes(Duration.ofDays(1));
      erp.happens("b", "b" + day);
      erp.tell();
    }

    assertThat(erp.told()).startsWith(saying("bad 1")).contains(saying("bad 2"), saying("a3"));
    assertThat(erp.bodies).startsWith("bad 1", "bad 2", "a3").doesNotHaveDuplicates();
  }

  @Test
  void doesNotWaitForASilentReceiver() {
    erp.listen();
    erp.receiver.silent();
    erp.happens("a", "certificate");

    erp.tell();

    assertThat(erp.stored().lastAnswers())
        .extracting(WebhookAnswer::status, WebhookAnswer::failure)
        .containsExactly(tuple(null, "silence"));
  }

  @Test
  void followsNoRedirect() {
    try (WebhookReceiver elsewhere = new WebhookReceiver()) {
      erp.listen();
      erp.receiver.being(WebhookReceiver.leadingTo(elsewhere.url()));
      erp.happens("a", "certificate");
      erp.tell();

      assertThat(elsewhere.told()).isEmpty();
      assertThat(erp.stored().lastAnswers()).extracting(WebhookAnswer::status).containsExactly(307);
      assertThat(erp.stored().state()).isEqualTo(WebhookState.FAILING);
    }
  }

  @Test
  void listensToNoEndlessAnswer() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.endless());
    erp.happens("a", "certificate");
    erp.tell();

    assertThat(erp.stored().lastAnswers()).extracting(WebhookAnswer::status).containsExactly(200);
  }

  @Test
  void tellsOfOthersBeforeItRepeatsWhatIsRefusedAgainAndAgain() {
    erp.listen();
    erp.refuses("bad");
    for (int i = 0; i < 3; i++) {
      erp.happens("a" + i, "bad " + i);
    }
    erp.tell();
    erp.passes(Duration.ofMinutes(2));
    erp.happens("b", "good");

    erp.tell();

    assertThat(erp.told())
        .as("though those are due again")
        .endsWith(saying("good"), saying("bad 0"), saying("bad 1"), saying("bad 2"));
  }

  @Test
  void hastensNothingThatWasRefusedBeforeTheReceiverWentAway() {
    erp.listen();
    erp.refuses("bad");
    erp.happens("a", "bad");
    erp.tell();
    erp.happens("b", "good");
    erp.tell();
    erp.passes(Duration.ofMinutes(1));
    erp.receiver.being(WebhookReceiver.answering(503));
    erp.happens("c", "c1");
    for (int i = 0; i < 4; i++) {
      erp.tell();
      erp.passes(Duration.ofSeconds(10));
      erp.sql("update account_work set not_before = null where kind = 'HOOK'");
    }
    long bad = erp.told().stream().filter(saying("bad")::equals).count();

    erp.receiver.being(WebhookReceiver.answering(204));
    erp.happens("d", "d1");
    erp.sql("update account_work set not_before = null where kind = 'HOOK'");
    erp.tell();

    assertThat(erp.told()).endsWith(saying("d1"), saying("c1"));
    assertThat(erp.told().stream().filter(saying("bad")::equals).count()).isEqualTo(bad);
  }

  @Test
  void forgetsWhatNobodyCanBeToldOfAnyMore() {
    erp.listen();
    erp.happens("a", "gone");
    erp.happens("a", "certificate");
    erp.tell();
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("certificate"));
  }

  @Test
  void losesNothingWhenItIsKilledBetweenNumberingAndQueueing() {
    erp.listen();
    erp.writer.ending(
        new AccountEnding(
            erp.company, "a", "certificate", OffsetDateTime.parse("2026-12-01T00:00:00Z")));
    assertThatThrownBy(
            () ->
                erp.container
                    .database()
                    .requiresNew(
                        () -> {
                          erp.events.number();
                          throw new IllegalStateException("killed before the commit");
                        }))
        .hasMessageContaining("killed");
    erp.tell();
    assertThat(erp.told()).isEmpty();

    erp.events.number();
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("certificate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate", "gone"})
  void tellsInTheWordsThatWereKeptAtTheSameMoment(String cause) {
    erp.listen();
    erp.meanwhile =
        () -> erp.sqlApart("update webhook_delivery set body = '" + saying("kept") + "'");
    erp.happens("a", cause);
    erp.tell();
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("kept"));
  }
}
