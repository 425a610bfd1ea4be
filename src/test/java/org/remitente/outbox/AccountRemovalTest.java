package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.delivery.SendingCompany;
import org.remitente.mail.Stage;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.work.WorkDue;
import org.remitente.work.WorkKind;

/** An account is deleted while a node sends for it. */
@DatabaseTest
class AccountRemovalTest {

  private final ExecutorService person = Executors.newSingleThreadExecutor();
  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany();
  }

  @AfterEach
  void close() {
    person.shutdownNow();
    acme.close();
  }

  @Test
  void cancelsNothingThatIsBegunAtTheSameMoment() throws Exception {
    String id = acme.accept("F-1", "ana@cliente.es");
    acme.claim("one").orElseThrow();

    Future<?> deletion =
        acme.container
            .database()
            .required(
                () -> {
                  acme.mark("one");
                  return begunDeletion(true);
                });

    assertThatThrownBy(() -> deletion.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ConflictException.class);
    assertThat(acme.state(id)).isEqualTo(MessageState.SENDING);
    assertThat(acme.accounts().find(acme.company, acme.account)).isPresent();
  }

  /** Whoever deletes has seen it, as on PostgreSQL, whose foreign keys wait, or is told. */
  @Test
  void leavesNothingWaitingThatIsAcceptedAtTheSameMoment() throws Exception {
    AtomicReference<Future<?>> deletion = new AtomicReference<>();
    acme.container.observe(WorkDue.class, due -> deletion.set(begunDeletion(true)));

    String id = acme.accept("F-1", "ana@cliente.es");

    boolean deleted = ended(deletion.get());
    assertThat(acme.state(id)).isEqualTo(deleted ? MessageState.CANCELLED : MessageState.QUEUED);
    assertThat(acme.accounts().find(acme.company, acme.account).isEmpty()).isEqualTo(deleted);
  }

  private static boolean ended(Future<?> deletion) throws Exception {
    try {
      deletion.get(10, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(ConflictException.class);
      return false;
    }
  }

  @Test
  void leavesNoWorkToAnAccountThatIsGone() {
    acme.accounts().delete(acme.company, acme.account, false);

    assertThatThrownBy(
            () -> acme.work().due(WorkKind.SEND, acme.company, acme.account, acme.work().now()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aPersonMayStillConfirmWhatIsUnknown() {
    acme.servers.refusals.put("bea@cliente.es", FakeMailServers.reply("450 4.2.0 Greylisted"));
    acme.servers.afterContent = envelope -> FakeMailServers.lost(Stage.DATA);
    String id = acme.accept("F-1", "ana@cliente.es", "bea@cliente.es");
    acme.send();
    acme.accounts().delete(acme.company, acme.account, false);

    MessageStatus confirmed = acme.outbox().confirm(acme.company, id);

    assertThat(confirmed.state()).isEqualTo(MessageState.SENT);
    assertThat(confirmed.recipients())
        .extracting(MessageStatus.Recipient::state)
        .containsExactly(RecipientState.ACCEPTED, RecipientState.REFUSED);
  }

  /** Gets as far as it can while the message is begun but that is not committed. */
  private Future<?> begunDeletion(boolean cancelQueued) {
    Future<?> deletion =
        person.submit(() -> acme.accounts().delete(acme.company, acme.account, cancelQueued));
    try {
      deletion.get(500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException waits) {
      assertThat(deletion).isNotDone();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
    return deletion;
  }
}
