package org.remitente.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.webhook.ListeningErp.saying;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.WebhookReceiver;

/** When a receiver is told of nothing more. */
@DatabaseTest
@Timeout(60)
class WebhookEndsTest {

  private final ListeningErp erp = new ListeningErp();

  @AfterEach
  void close() {
    erp.close();
  }

  @Test
  void switchesOffWhatHasFailedForFiveDaysAndTells() {
    NewWebhook made = erp.listen();
    erp.receiver.being(WebhookReceiver.answering(500));
    erp.happens("a", "certificate");
    erp.tell();
    erp.passes(Duration.ofDays(4));
    erp.tell();
    assertThat(erp.stored().state()).isEqualTo(WebhookState.FAILING);
    assertThat(erp.switchedOff).isEmpty();

    erp.passes(Duration.ofDays(1));
    erp.tell();

    assertThat(erp.stored().state()).isEqualTo(WebhookState.OFF);
    assertThat(erp.switchedOff)
        .containsExactly(
            new WebhookSwitchedOff(
                erp.company,
                made.webhook().id(),
                WebhookSwitchedOff.Reason.FAILED,
                erp.stored().failingSince()));
    int before = erp.receiver.told().size();
    erp.happens("a", "consent");
    erp.passes(Duration.ofDays(1));
    erp.tell();
    assertThat(erp.receiver.told()).hasSize(before);
  }

  @Test
  void switchesOffWhatSaysThatItIsGone() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.answering(410));
    erp.happens("a", "certificate");
    erp.tell();

    assertThat(erp.stored().state()).isEqualTo(WebhookState.OFF);
    assertThat(erp.switchedOff)
        .extracting(WebhookSwitchedOff::reason)
        .containsExactly(WebhookSwitchedOff.Reason.GONE);
  }

  @Test
  void saysNothingMoreToWhatSaidThatItIsGoneWhateverElseIsDue() {
    erp.listen();
    erp.receiver.being(WebhookReceiver.answering(410));
    erp.happens("a", "a1");
    erp.happens("b", "b1");
    erp.happens("c", "c1");
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("a1"));
    assertThat(erp.switchedOff).as("told once").hasSize(1);
  }

  @Test
  void saysNothingMoreToWhatIsDeletedMeanwhile() {
    String id = erp.listen().webhook().id();
    erp.receiver.being(
        (call, event) -> {
          erp.webhooks.delete(erp.company, id);
          WebhookReceiver.answering(204).answer(call, event);
        });
    erp.happens("a", "a1");
    erp.happens("b", "b1");
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("a1"));
  }

  @Test
  void asksForNothingMoreOnceItIsSwitchedOff() {
    erp.listen();
    erp.happens("a", "certificate");
    erp.sql("update webhook set switched_off = true");

    erp.tell();

    assertThat(erp.told()).isEmpty();
    assertThat(erp.container.get(WebhookQueue.class).nextDue(erp.company, erp.stored().id()))
        .isEmpty();
  }

  @Test
  void switchesOffWhatItCanSignForNoMore() {
    erp.listen();
    erp.sql("update webhook set secret = 'lost:AAAA'");
    erp.happens("a", "certificate");
    erp.tell();

    assertThat(erp.told()).isEmpty();
    assertThat(erp.stored().state()).isEqualTo(WebhookState.OFF);
  }
}
