package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.delivery.AttemptEnded;
import org.remitente.delivery.SendingCompany;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.work.ClaimedAccount;
import org.remitente.work.WorkKind;

/** What whoever watches the outbox is told. */
@DatabaseTest
class QueueFiguresTest {

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
  void findsNothingWhereNothingWaits() {
    acme.accept("F-1", ANA);
    acme.send();

    assertThat(acme.outbox().queue()).isEqualTo(new QueueFigures(0, 0, 0, Duration.ZERO));
  }

  @Test
  void countsWhatIsDueAndWhatIsYetToCome() {
    acme.accept("F-1", ANA);
    acme.passes(Duration.ofMinutes(3));
    acme.accept("F-2", ANA);
    acceptLater();

    QueueFigures queue = acme.outbox().queue();

    assertThat(queue.due()).isEqualTo(2);
    assertThat(queue.later()).isEqualTo(1);
    assertThat(queue.held()).isZero();
    assertThat(queue.oldest()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
  }

  @Test
  void countsApartWhatWaitsForAnAccountThatIsLeftAlone() {
    String other = acme.addAccount(SentCopyPolicy.OFF, null);
    acme.accept("F-1", ANA);
    acme.passes(Duration.ofMinutes(3));
    ClaimedAccount claimed = acme.claim("one").orElseThrow();
    acme.work().release(claimed, "one", Duration.ofHours(6), () -> Optional.of(acme.work().now()));
    acceptOver(other);

    QueueFigures queue = acme.outbox().queue();

    assertThat(queue.held()).isEqualTo(1);
    assertThat(queue.due()).isEqualTo(1);
    assertThat(queue.oldest()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void countsNothingOfWhatIsBeingSentTwice() {
    acme.accept("F-1", ANA);
    acme.claim("one");
    acme.mark("one");

    assertThat(acme.outbox().queue().due()).isEqualTo(1);
    assertThat(acme.work().somebodyWaits(WorkKind.SEND)).isFalse();
  }

  @Test
  void tellsOfAnAttemptOnceItIsWrittenDown() {
    acme.accept("F-1", ANA);
    acme.send();

    assertThat(acme.ended).hasSize(1);
    assertThat(acme.ended.get(0).provider()).isEqualTo(AttemptEnded.OTHER);
    assertThat(acme.ended.get(0).state()).isEqualTo(MessageState.SENT);
    assertThat(acme.ended.get(0).code()).isEmpty();
    assertThat(acme.ended.get(0).handOver()).isPresent();
  }

  @Test
  void tellsWhyAnAttemptFailedAndTimesNoHandOverWhereThereWasNone() {
    acme.servers.refusals.put(ANA, FakeMailServers.reply("550 5.1.1 User unknown"));
    acme.accept("F-1", ANA);
    acme.send();

    assertThat(acme.ended)
        .containsExactly(
            new AttemptEnded(
                AttemptEnded.OTHER,
                MessageState.REJECTED,
                Optional.of(DiagnosisCode.RCPT_BAD),
                Optional.empty()));
  }

  private void acceptLater() {
    OutgoingMessage draft = acme.outgoing("F-3", null, List.of(ANA), List.of());
    acme.outbox()
        .accept(
            acme.company,
            new OutgoingMessage(
                draft.account(),
                draft.draft(),
                draft.document(),
                draft.language(),
                acme.work().now().plusHours(1),
                null));
  }

  private void acceptOver(String account) {
    OutgoingMessage draft = acme.outgoing("F-4", null, List.of(ANA), List.of());
    acme.outbox()
        .accept(
            acme.company,
            new OutgoingMessage(
                acme.accounts().get(acme.company, account),
                draft.draft(),
                draft.document(),
                draft.language(),
                null,
                null));
  }
}
