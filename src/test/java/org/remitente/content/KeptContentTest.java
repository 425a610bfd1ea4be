package org.remitente.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.delivery.SendingCompany;
import org.remitente.mail.Stage;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.IdempotencyKey;
import org.remitente.outbox.IdempotencyKeyReusedException;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.shared.ConflictException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.testing.TestContainer;

/** Content that is kept for a time, and what is kept beyond it. */
@DatabaseTest
class KeptContentTest {

  private static final String ANA = "ana@cliente.es";
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration SHORTLY = Duration.ofMinutes(1);

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany(SentCopyPolicy.PROVIDER_SAVES);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private boolean sweep() {
    return acme.container.get(KeptContent.class).deleteExpired();
  }

  private boolean hasSource(String id) {
    return acme.outbox().source(acme.company, id).isPresent();
  }

  private String rejected() {
    acme.servers.refusals.put(ANA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.servers.refusals.clear();
    assertThat(acme.state(id)).isEqualTo(MessageState.REJECTED);
    return id;
  }

  @Test
  void keepsTheContentOfAFinishedMessageForItsTimeAndTheRecordForGood() {
    String id = acme.acceptWithBcc("F-1", ANA, "bea@cliente.es");
    acme.send();

    acme.passes(KEPT.minus(SHORTLY));
    sweep();
    assertThat(hasSource(id)).isTrue();
    acme.passes(SHORTLY);
    MessageStatus before = acme.status(id);
    sweep();

    assertThat(hasSource(id)).isFalse();
    assertThat(acme.count("message_piece")).isZero();
    assertThat(acme.status(id)).isEqualTo(before);
    assertThat(before.state()).isEqualTo(MessageState.SENT);
    assertThat(before.recipients()).hasSize(2);
    assertThat(before.attempts()).hasSize(1);
  }

  @Test
  void countsFromTheEndAndNotFromTheAcceptance() {
    String id = acme.accept("F-1", ANA);
    acme.passes(KEPT);
    acme.outbox().cancel(acme.company, id);

    sweep();
    assertThat(hasSource(id)).isTrue();
    acme.passes(KEPT);
    sweep();

    assertThat(hasSource(id)).isFalse();
    assertThat(acme.state(id)).isEqualTo(MessageState.CANCELLED);
  }

  @Test
  void deletesNothingOfWhatIsNotFinished() {
    acme.servers.afterContent = envelope -> FakeMailServers.lost(Stage.DATA);
    String unknown = acme.accept("F-1", ANA);
    acme.send();
    acme.servers.afterContent = envelope -> FakeMailServers.refused(Stage.DATA, "451 4.3.0 Later");
    String waiting = acme.accept("F-2", ANA);
    acme.send();
    String queued = acme.accept("F-3", ANA);
    assertThat(List.of(unknown, waiting, queued).stream().map(acme::state))
        .containsExactly(MessageState.UNKNOWN, MessageState.WAITING, MessageState.QUEUED);

    acme.passes(KEPT.multipliedBy(2));
    sweep();

    assertThat(List.of(unknown, waiting, queued)).allMatch(this::hasSource);
    assertThat(acme.count("message_piece")).isEqualTo(3);
  }

  @Test
  void aMessageThatAPersonConfirmedIsKeptFromThenOn() {
    acme.servers.afterContent = envelope -> FakeMailServers.lost(Stage.DATA);
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.passes(KEPT);
    acme.outbox().confirm(acme.company, id);

    sweep();
    assertThat(hasSource(id)).isTrue();
    acme.passes(KEPT);
    sweep();

    assertThat(hasSource(id)).isFalse();
  }

  @Test
  void keepsWhatIsStillToBeFiled() {
    acme.close();
    acme = new SendingCompany(SentCopyPolicy.APPEND);
    String id = acme.accept("F-1", ANA);
    acme.send();

    acme.passes(KEPT);
    sweep();
    assertThat(hasSource(id)).isTrue();
    acme.outbox().copyIs(acme.company, id, CopyState.SAVED);
    sweep();

    assertThat(hasSource(id)).isFalse();
  }

  @Test
  void whatHasNoContentAnyMoreIsNotTriedAgain() {
    String id = rejected();
    acme.passes(KEPT);
    sweep();

    assertThatThrownBy(() -> acme.outbox().retry(acme.company, id))
        .isInstanceOf(ConflictException.class)
        .hasMessage("content-deleted");
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.REJECTED);
    assertThat(acme.servers.delivered).isEmpty();
  }

  @Test
  void aMessageThatIsTriedAgainKeepsItsContent() {
    String id = rejected();
    acme.passes(KEPT);
    acme.outbox().retry(acme.company, id);

    sweep();
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered).hasSize(1);
    assertThat(hasSource(id)).isTrue();
  }

  @Test
  void aRepeatedKeyAnswersWithTheFirstMessageAlsoAfterItsContentWasDeleted() {
    IdempotencyKey key = new IdempotencyKey("clave", "a".repeat(64));
    String first = accept(key).id();
    acme.send();
    acme.passes(KEPT);
    sweep();
    assertThat(hasSource(first)).isFalse();

    MessageStatus again = accept(key);

    assertThat(again.id()).isEqualTo(first);
    assertThat(again.state()).isEqualTo(MessageState.SENT);
    assertThatThrownBy(() -> accept(new IdempotencyKey("clave", "b".repeat(64))))
        .isInstanceOf(IdempotencyKeyReusedException.class);
    acme.send();
    assertThat(acme.servers.delivered).hasSize(1);
  }

  private MessageStatus accept(IdempotencyKey key) {
    return acme.outbox().accept(acme.company, acme.outgoing("F-1", key, List.of(ANA), List.of()));
  }

  @Test
  void deletesALimitedNumberAtATime() {
    for (int i = 0; i < 51; i++) {
      acme.outbox().cancel(acme.company, acme.accept("F-" + i, ANA));
    }
    acme.passes(KEPT);

    assertThat(sweep()).as("there may be more").isTrue();
    assertThat(acme.count("message_piece")).isEqualTo(1);
    assertThat(sweep()).isFalse();
    assertThat(acme.count("message_piece")).isZero();
    assertThat(sweep()).isFalse();
  }

  @Test
  void waitsForNoNodeThatDeletesTheSame() throws Exception {
    for (int i = 0; i < 51; i++) {
      acme.outbox().cancel(acme.company, acme.accept("F-" + i, ANA));
    }
    acme.passes(KEPT);

    try (TestContainer other = acme.container.another()) {
      boolean more =
          acme.container
              .database()
              .required(
                  () -> {
                    assertThat(sweep()).isTrue();
                    return other.get(KeptContent.class).deleteExpired();
                  });
      assertThat(more).isFalse();
    }
    sweep();

    assertThat(acme.count("message_piece")).isZero();
  }

  @Test
  void keepsContentForAsLongAsTheAdministratorWants() {
    acme.container.configure("remitente.outbox.keep-content", "P1D");
    String id = acme.accept("F-1", ANA);
    acme.send();

    acme.passes(Duration.ofDays(1).minus(SHORTLY));
    sweep();
    assertThat(hasSource(id)).isTrue();
    acme.passes(SHORTLY);
    sweep();

    assertThat(hasSource(id)).isFalse();
  }
}
