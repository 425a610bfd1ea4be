package org.remitente.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.EndingMended;
import org.remitente.account.SentCopyPolicy;
import org.remitente.company.Companies;
import org.remitente.company.CompanyRemoval;
import org.remitente.delivery.SendingCompany;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.ServerReply;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageBounced;
import org.remitente.outbox.MessagesChanged;
import org.remitente.outbox.ReturnedRecipient;
import org.remitente.outbox.Returns;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;

/** What the log holds, and in which order it is told. */
@DatabaseTest
class EventsTest {

  private final SendingCompany acme = new SendingCompany(SentCopyPolicy.APPEND);
  private final Events events = acme.container.get(Events.class);
  private final EventWriter writer = acme.container.get(EventWriter.class);
  private final OldEvents old = acme.container.get(OldEvents.class);

  @BeforeEach
  void listen() {
    acme.container.observe(MessagesChanged.class, writer::changed);
    acme.container.observe(AccountChanged.class, writer::changed);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private List<CompanyEvent> told() {
    events.number();
    return events.after(acme.company, 0, 100);
  }

  @Test
  void tellsWhatBecomesOfAMessageAndOfItsCopyInThatOrder() {
    String sent = acme.accept("F-1", "ana@cliente.es");
    acme.send();
    acme.outbox().copyIs(acme.company, sent, CopyState.SAVED);
    String cancelled = acme.accept("F-2", "ana@cliente.es");
    acme.outbox().cancel(acme.company, cancelled);

    assertThat(told())
        .extracting(CompanyEvent::type, CompanyEvent::subject)
        .containsExactly(
            tuple(EventType.MESSAGE_SENT, sent),
            tuple(EventType.MESSAGE_COPY_SAVED, sent),
            tuple(EventType.MESSAGE_CANCELLED, cancelled));
  }

  @Test
  void tellsOfMessagesThatAreCancelledWithTheirAccount() {
    String waiting = acme.accept("F-1", "ana@cliente.es");

    acme.accounts().delete(acme.company, acme.account, true);

    assertThat(told())
        .extracting(CompanyEvent::type, CompanyEvent::subject)
        .containsExactly(tuple(EventType.MESSAGE_CANCELLED, waiting));
  }

  @Test
  void tellsOfAnAccountThatNeedsSomebodyAndOfItsRecovery() {
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.NEEDS_SIGN_IN);
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.FAILING);
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);
    acme.accounts().reportHealth(acme.company, acme.account, AccountHealth.OK);

    assertThat(told())
        .extracting(CompanyEvent::type, CompanyEvent::subject)
        .containsExactly(
            tuple(EventType.ACCOUNT_NEEDS_SIGN_IN, acme.account),
            tuple(EventType.ACCOUNT_FAILING, acme.account),
            tuple(EventType.ACCOUNT_RECOVERED, acme.account));
  }

  @Test
  void tellsWhatWillEndAndWhen() {
    OffsetDateTime end = OffsetDateTime.parse("2026-12-01T00:00:00Z");

    writer.ending(new AccountEnding(acme.company, acme.account, "certificate", end));

    assertThat(told())
        .extracting(CompanyEvent::type, CompanyEvent::cause, each -> each.endsAt().toInstant())
        .containsExactly(tuple(EventType.ACCOUNT_ENDING, "certificate", end.toInstant()));
  }

  @Test
  void tellsOfNoEndWithoutADay() {
    writer.ending(new AccountEnding(acme.company, acme.account, "mailbox", null));
    writer.mended(new EndingMended(acme.company, acme.account, "mailbox", null, AccountHealth.OK));

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsThatWhatWasToEndIsMendedUnlessTheAccountIsInAnotherTrouble() {
    OffsetDateTime end = OffsetDateTime.parse("2026-12-01T00:00:00Z");

    for (AccountHealth health : List.of(AccountHealth.FAILING, AccountHealth.OK)) {
      writer.mended(new EndingMended(acme.company, acme.account, "certificate", end, health));
    }

    assertThat(told())
        .extracting(CompanyEvent::type, CompanyEvent::cause, each -> each.endsAt().toInstant())
        .containsExactly(tuple(EventType.ACCOUNT_RECOVERED, "certificate", end.toInstant()));
  }

  @Test
  void tellsOnceOfAMessageThatCameBack() {
    acme.container.observe(MessageBounced.class, writer::bounced);
    String id = acme.accept("F-1", "ana@cliente.es");
    acme.send();
    ReturnedRecipient ana =
        new ReturnedRecipient(
            List.of("ana@cliente.es"),
            "5.1.1",
            DiagnosisCatalogue.diagnoseReturn(
                ServerReply.reported("5.1.1", "550 5.1.1 User unknown")));
    Returns returns = acme.container.get(Returns.class);

    returns.note(acme.company, acme.account, acme.status(id).messageId(), List.of(ana));
    returns.note(acme.company, acme.account, acme.status(id).messageId(), List.of(ana));

    assertThat(told())
        .extracting(CompanyEvent::type, CompanyEvent::subject)
        .containsExactly(tuple(EventType.MESSAGE_SENT, id), tuple(EventType.MESSAGE_BOUNCED, id));
  }

  @Test
  void writesNothingOfAStateThatIsRolledBack() {
    String id = acme.accept("F-1", "ana@cliente.es");

    assertThatThrownBy(
            () ->
                acme.container
                    .database()
                    .requiresNew(
                        () -> {
                          acme.outbox().cancel(acme.company, id);
                          throw new IllegalStateException("killed before the commit");
                        }))
        .hasMessageContaining("killed");

    assertThat(told()).isEmpty();
    assertThat(acme.status(id).state().tag()).isEqualTo("queued");
  }

  @Test
  void aStateThatIsStoredIsToldByWhicheverNodeNumbersNext() {
    String id = acme.accept("F-1", "ana@cliente.es");
    acme.outbox().cancel(acme.company, id);

    try (TestContainer other = acme.container.another()) {
      Events elsewhere = other.get(Events.class);
      elsewhere.number();

      assertThat(elsewhere.after(acme.company, 0, 100))
          .extracting(CompanyEvent::subject)
          .containsExactly(id);
    }
  }

  @Test
  void missesNoEventOfATransactionThatCommitsLate() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService late = Executors.newSingleThreadExecutor();
    Future<?> first =
        late.submit(
            () ->
                acme.container
                    .database()
                    .requiresNew(
                        () -> {
                          writer.ending(ending("written first"));
                          written.countDown();
                          return go.await(30, TimeUnit.SECONDS);
                        }));
    assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
    writer.ending(ending("written second"));
    List<CompanyEvent> early = told();
    go.countDown();
    first.get(30, TimeUnit.SECONDS);
    late.shutdown();
    events.number();

    assertThat(early).extracting(CompanyEvent::cause).containsExactly("written second");
    assertThat(events.after(acme.company, early.get(0).position(), 100))
        .extracting(CompanyEvent::cause)
        .containsExactly("written first");
  }

  private AccountEnding ending(String cause) {
    return new AccountEnding(
        acme.company, acme.account, cause, OffsetDateTime.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void leavesTheTurnToWhoeverHasIt() throws Exception {
    writer.ending(ending("certificate"));

    acme.container
        .database()
        .requiresNew(
            () -> {
              events.number();
              try (TestContainer other = acme.container.another()) {
                assertThat(other.get(Events.class).number()).as("come back").isTrue();
              }
              return null;
            });

    assertThat(told()).hasSize(1);
  }

  @Test
  void tellsWhatWasNumberedInItsTransaction() {
    List<CompanyEvent> heard = new ArrayList<>();
    acme.container.observe(EventsNumbered.class, each -> heard.addAll(each.events()));
    writer.ending(ending("certificate"));

    assertThat(heard).isEmpty();
    assertThat(told()).isEqualTo(heard).hasSize(1);
    assertThat(events.last()).isEqualTo(heard.get(0).position());
  }

  @Test
  void showsNoOtherCompanysEvents() {
    String other = acme.container.get(Companies.class).create("Beta SL", "es", null).id();
    writer.ending(ending("certificate"));
    events.number();

    assertThat(events.after(other, 0, 100)).isEmpty();
  }

  @Test
  void neitherACompanyThatIsDeletedNorWhatBecomesOfItsMessagesUndoesTheOther() throws Exception {
    String id = acme.accept("F-1", "ana@cliente.es");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    acme.container.observe(CompanyRemoval.class, acme.outbox()::removal);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<?> cancelling =
        threads.submit(
            () ->
                acme.container
                    .database()
                    .requiresNew(
                        () -> {
                          acme.sql("update outbox_message set size = size");
                          held.countDown();
                          go.await(30, TimeUnit.SECONDS);
                          return acme.outbox().cancel(acme.company, id);
                        }));
    assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
    Companies companies = acme.container.get(Companies.class);
    Future<?> deletion = threads.submit(() -> companies.delete(acme.company));
    assertThatThrownBy(() -> deletion.get(500, TimeUnit.MILLISECONDS))
        .as("it waits for the message")
        .isInstanceOf(TimeoutException.class);
    go.countDown();

    cancelling.get(30, TimeUnit.SECONDS);
    deletion.get(30, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(told()).isEmpty();
  }

  @Test
  void keepsEventsForAWeekAndNeverUsesAPlaceTwice() {
    writer.ending(ending("old"));
    long place = told().get(0).position();
    acme.sql("update company_event set at = at - interval '8' day");
    writer.ending(ending("new"));
    events.number();

    old.delete();

    assertThat(events.after(acme.company, 0, 100))
        .extracting(CompanyEvent::cause)
        .containsExactly("new");
    acme.sql("update company_event set at = at - interval '8' day");
    old.delete();
    writer.ending(ending("last"));
    assertThat(told().get(0).position()).isGreaterThan(place + 1);
  }

  @Test
  void deletesWhateverBecomesOfOneEvent() {
    writer.ending(ending("first"));
    writer.ending(ending("broken"));
    writer.ending(ending("last"));
    events.number();
    acme.sql("update company_event set at = at - interval '7' day");
    List<String> deleted = new ArrayList<>();
    acme.container.observe(
        EventsDeleted.class,
        each -> {
          if (each.events().stream().anyMatch(event -> event.cause().equals("broken"))) {
            throw new IllegalStateException("thrown by the test");
          }
          each.events().forEach(event -> deleted.add(event.cause()));
        });

    old.delete();

    assertThat(deleted).containsExactly("first", "last");
    assertThat(events.after(acme.company, 0, 100))
        .as("it may be mended within a day")
        .extracting(CompanyEvent::cause)
        .containsExactly("broken");
    acme.sql("update company_event set at = at - interval '1' day");
    old.delete();
    assertThat(events.after(acme.company, 0, 100)).isEmpty();
  }
}
