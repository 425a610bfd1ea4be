package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.RecipientState;
import org.remitente.testing.DatabaseTest;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.WorkKind;

/** What becomes of messages and accounts wherever a node dies, stands still, or comes too late. */
@DatabaseTest
class ClaimedDeliveryTest {

  private static final String ANA = "ana@cliente.es";

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void whatWasNotHandedOverGoesBackIntoTheQueueWhenItsNodeDies() {
    String id = acme.accept("F-1", ANA);
    acme.claim("dead").orElseThrow();

    acme.send();
    assertThat(acme.state(id)).as("while the lease lasts").isEqualTo(MessageState.QUEUED);

    acme.passes(Duration.ofSeconds(31));
    acme.send();
    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered).hasSize(1);
  }

  @Test
  void whatMayHaveBeenHandedOverIsUnknownWhenItsNodeDies() {
    String id = acme.accept("F-1", ANA);
    acme.claim("dead").orElseThrow();
    assertThat(acme.mark("dead")).hasSize(1);
    assertThat(acme.state(id)).isEqualTo(MessageState.SENDING);

    acme.passes(Duration.ofSeconds(31));
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.UNKNOWN);
    assertThat(acme.recipient(id, ANA)).isEqualTo(RecipientState.UNKNOWN);
    assertThat(acme.status(id).attempts().get(0).diagnosis().code())
        .isEqualTo(DiagnosisCode.DATA_UNKNOWN);
    assertThat(acme.servers.delivered).isEmpty();
  }

  @Test
  void oneAttemptMayMarkTwiceAndAnotherMayNot() {
    acme.accept("F-1", ANA);
    acme.claim("one").orElseThrow();
    DueMessage message = acme.log().due(acme.company, acme.account, 1).get(0);
    HandOverMark mark = new HandOverMark(Attempt.begin("one", message), false);
    HandOverMark other = new HandOverMark(Attempt.begin("one", message), false);

    assertThat(acme.log().mark(List.of(mark))).containsExactly(mark);
    assertThat(acme.log().mark(List.of(mark))).as("with another token").containsExactly(mark);
    assertThat(acme.log().mark(List.of(other))).isEmpty();
  }

  @Test
  void onlyWhoHoldsTheAccountMarks() {
    acme.accept("F-1", ANA);
    acme.claim("one").orElseThrow();

    assertThat(acme.mark("two")).isEmpty();
    assertThat(acme.mark("one")).hasSize(1);
  }

  @Test
  void whoLostTheAccountHandsNothingOver() {
    String id = acme.accept("F-1", ANA);
    acme.servers.beforeContent =
        envelope -> {
          if (acme.servers.connections == 1) {
            // This node stood still for so long that another one took over and sent.
            acme.passes(Duration.ofSeconds(31));
            acme.send();
          }
          return null;
        };

    acme.send();

    assertThat(acme.servers.delivered).hasSize(1);
    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.status(id).attempts()).hasSize(1);
  }

  @Test
  void anAnswerThatComesAfterTheLeaseEndedStillEndsTheDoubt() {
    String id = acme.accept("F-1", ANA);
    acme.servers.afterContent =
        envelope -> {
          acme.passes(Duration.ofSeconds(31));
          acme.send();
          assertThat(acme.state(id)).isEqualTo(MessageState.UNKNOWN);
          return null;
        };

    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.recipient(id, ANA)).isEqualTo(RecipientState.ACCEPTED);
  }

  @Test
  void nobodyClaimsWhatAnotherNodeHoldsAndRenews() {
    acme.accept("F-1", ANA);
    ClaimedAccount claimed = acme.claim("one").orElseThrow();

    acme.passes(Duration.ofSeconds(20));
    acme.work().renew(List.of(claimed), "one");
    acme.passes(Duration.ofSeconds(20));

    assertThat(acme.claim("two")).isEmpty();
  }

  @Test
  void whatIsAcceptedWhileAnAccountIsGivenBackIsNotForgotten() {
    acme.accept("F-1", ANA);
    ClaimedAccount claimed = acme.claim("one").orElseThrow();
    acme.accept("F-2", ANA);

    acme.work()
        .release(
            claimed,
            "one",
            Duration.ZERO,
            () -> acme.messages().nextDue(acme.company, acme.account));

    assertThat(acme.claim("two")).isPresent();
  }

  @Test
  void anAccountWithMoreWorkLinesUpBehindThoseThatWait() {
    acme.accept("F-1", ANA);
    ClaimedAccount busy = acme.claim("one").orElseThrow();
    String other = acme.addAccount(SentCopyPolicy.OFF, null);
    acme.work().due(WorkKind.SEND, acme.company, other, acme.work().now());

    acme.work()
        .release(
            busy, "one", Duration.ZERO, () -> acme.messages().nextDue(acme.company, acme.account));

    assertThat(acme.work().claim(WorkKind.SEND, 1, "one"))
        .extracting(claim -> claim.account().accountId())
        .containsExactly(other);
  }
}
