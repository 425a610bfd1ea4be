package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.SentCopyPolicy;
import org.remitente.company.ApiKeys;
import org.remitente.company.Companies;
import org.remitente.delivery.SendingCompany;
import org.remitente.mail.Stage;
import org.remitente.mime.Attachment;
import org.remitente.mime.MessageDraft;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;
import org.remitente.shared.TooLargeException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;

/** What clients ask of the outbox. */
@DatabaseTest
class OutboxTest {

  private static final String ANA = "ana@cliente.es";
  private static final String BEA = "bea@cliente.es";

  private SendingCompany acme;

  @BeforeEach
  void open() {
    acme = new SendingCompany(SentCopyPolicy.PROVIDER_SAVES);
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private MessageStatus accept(IdempotencyKey key) {
    return acme.outbox().accept(acme.company, acme.outgoing("F-1", key, List.of(ANA), List.of()));
  }

  private static IdempotencyKey key(String fingerprint) {
    return new IdempotencyKey("clave", fingerprint.repeat(64));
  }

  private MessageDraft withAttachment(int bytes) {
    MessageDraft plain = acme.draft("F-1", List.of(ANA), List.of());
    Attachment attachment =
        new Attachment(
            "factura.pdf",
            "application/pdf",
            bytes,
            () -> new ByteArrayInputStream(new byte[bytes]));
    return new MessageDraft(
        plain.messageId(),
        plain.date(),
        plain.from(),
        plain.to(),
        plain.cc(),
        plain.bcc(),
        null,
        plain.subject(),
        plain.text(),
        null,
        List.of(attachment));
  }

  private OutgoingMessage over(String account, MessageDraft draft) {
    return new OutgoingMessage(
        acme.accounts().get(acme.company, account),
        draft,
        new DocumentReference("invoice", "F-1"),
        "es",
        null,
        null);
  }

  @Test
  void showsWhatWasAccepted() {
    String id = acme.acceptWithBcc("F-1", ANA, BEA);

    MessageStatus status = acme.status(id);

    assertThat(status.state()).isEqualTo(MessageState.QUEUED);
    assertThat(status.sentCopy()).isEqualTo(CopyState.PENDING);
    assertThat(status.messageId()).startsWith("<").endsWith("@acme.es>");
    assertThat(status.document()).isEqualTo(new DocumentReference("invoice", "F-1"));
    assertThat(status.subject()).isEqualTo("Factura F-1");
    assertThat(status.nextAttemptAt()).as("it does not wait to be tried again").isNull();
    assertThat(status.sentAt()).isNull();
    assertThat(status.attempts()).isEmpty();
    assertThat(status.recipients())
        .containsExactly(
            new MessageStatus.Recipient(ANA, RecipientState.PENDING, null, null),
            new MessageStatus.Recipient(BEA, RecipientState.PENDING, null, null));
  }

  @Test
  void keepsALongMessageInPiecesAndGivesItBackWhole() throws IOException {
    MessageStatus accepted =
        acme.outbox().accept(acme.company, over(acme.account, withAttachment(1_000_000)));

    ByteArrayOutputStream source = new ByteArrayOutputStream();
    acme.outbox().source(acme.company, accepted.id()).orElseThrow().writeTo(source);

    assertThat(accepted.size()).isGreaterThan(1_300_000).isEqualTo(source.size());
    assertThat(source.toString(StandardCharsets.US_ASCII)).endsWith("--\r\n");
  }

  @Test
  void refusesMoreThanTheAccountTakesAndStoresNothing() {
    String small = acme.addAccount(SentCopyPolicy.OFF, 500_000L);

    assertThatThrownBy(
            () -> acme.outbox().accept(acme.company, over(small, withAttachment(1_000_000))))
        .isInstanceOfSatisfying(
            TooLargeException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("message");
              assertThat(refused.limit()).isEqualTo(500_000);
            });
    assertThat(list(MessageFilter.ALL, 10, null).items()).isEmpty();
  }

  @Test
  void refusesAnAccountOfAnotherCompany() {
    String other = acme.container.get(Companies.class).create("Otra SL", "es", null).id();

    assertThatThrownBy(
            () -> acme.outbox().accept(other, acme.outgoing("F-1", null, List.of(ANA), List.of())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anotherCompanySeesNothing() {
    String id = acme.accept("F-1", ANA);
    String other = acme.container.get(Companies.class).create("Otra SL", "es", null).id();

    assertThat(acme.outbox().find(other, id)).isEmpty();
    assertThat(acme.outbox().source(other, id)).isEmpty();
    assertThat(acme.outbox().list(other, MessageFilter.ALL, PageRequest.first()).items()).isEmpty();
    assertThatThrownBy(() -> acme.outbox().cancel(other, id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> acme.outbox().retry(other, id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> acme.outbox().confirm(other, id))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void deletingTheCompanyErasesEverything() {
    acme.accept("F-1", ANA);
    accept(key("a"));
    acme.send();

    acme.container.get(Companies.class).delete(acme.company);

    for (String table :
        List.of(
            "outbox_message",
            "message_recipient",
            "message_attempt",
            "message_piece",
            "idempotency_key",
            "account_work",
            "sent_copy")) {
      assertThat(acme.count(table)).as(table).isZero();
    }
  }

  @Test
  void aRepeatedKeyAnswersWithTheFirstMessageAndItsPresentState() {
    String first = accept(key("a")).id();
    acme.send();

    MessageStatus again = accept(key("a"));

    assertThat(again.id()).isEqualTo(first);
    assertThat(again.state()).isEqualTo(MessageState.SENT);
    assertThat(acme.outbox().repeated(acme.company, key("a")))
        .hasValueSatisfying(each -> assertThat(each.id()).isEqualTo(first));
  }

  @Test
  void aKeyWithOtherContentIsAMistake() {
    accept(key("a"));

    assertThatThrownBy(() -> accept(key("b"))).isInstanceOf(IdempotencyKeyReusedException.class);
    assertThat(list(MessageFilter.ALL, 10, null).items()).hasSize(1);
  }

  @Test
  void aKeyIsBoundByAnAcceptanceOnly() {
    assertThatThrownBy(
            () ->
                acme.outbox()
                    .accept(
                        acme.company,
                        new OutgoingMessage(
                            acme.accounts()
                                .get(acme.company, acme.addAccount(SentCopyPolicy.OFF, 100L)),
                            acme.draft("F-1", List.of(ANA), List.of()),
                            new DocumentReference("invoice", "F-1"),
                            "es",
                            null,
                            key("a"))))
        .isInstanceOf(TooLargeException.class);

    assertThat(acme.outbox().repeated(acme.company, key("a"))).isEmpty();
    assertThat(accept(key("b")).state()).isEqualTo(MessageState.QUEUED);
  }

  @Test
  void ofManyRequestsWithOneKeyAtTheSameMomentOneIsStored() throws Exception {
    int requests = 8;
    CyclicBarrier start = new CyclicBarrier(requests);
    ExecutorService clients = Executors.newFixedThreadPool(requests);
    Set<String> ids = new HashSet<>();
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        answers.add(
            clients.submit(
                () -> {
                  start.await();
                  return accept(key("a")).id();
                }));
      }
      for (Future<String> answer : answers) {
        ids.add(answer.get());
      }
    } finally {
      clients.shutdownNow();
    }

    assertThat(ids).hasSize(1);
    assertThat(acme.count("outbox_message")).isEqualTo(1);
  }

  private Page<MessageStatus> list(MessageFilter filter, int limit, String cursor) {
    return acme.outbox().list(acme.company, filter, new PageRequest(limit, cursor));
  }

  private List<String> numbers(MessageFilter filter) {
    return list(filter, 50, null).items().stream().map(each -> each.document().number()).toList();
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    for (int i = 1; i <= 5; i++) {
      acme.accept("F-" + i, ANA);
    }
    List<String> seen = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      Page<MessageStatus> page = list(MessageFilter.ALL, 2, cursor);
      page.items().forEach(each -> seen.add(each.document().number()));
      cursor = page.next();
      pages++;
    } while (cursor != null);

    assertThat(seen).containsExactly("F-5", "F-4", "F-3", "F-2", "F-1");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void filtersByEverythingThatTheContractNames() {
    acme.accept("F-1", ANA);
    acme.send();
    acme.passes(Duration.ofHours(1));
    acme.accept("F-2", "Bea@cliente.es");
    var second = list(MessageFilter.ALL, 1, null).items().get(0).acceptedAt();

    assertThat(numbers(new MessageFilter(MessageState.SENT, null, null, null, null, null)))
        .containsExactly("F-1");
    assertThat(numbers(new MessageFilter(null, "quote", null, null, null, null))).isEmpty();
    assertThat(numbers(new MessageFilter(null, "invoice", "F-2", null, null, null)))
        .containsExactly("F-2");
    assertThat(numbers(new MessageFilter(null, null, null, "bea@CLIENTE.es", null, null)))
        .containsExactly("F-2");
    assertThat(numbers(new MessageFilter(null, null, null, null, second, null)))
        .as("since is inclusive")
        .containsExactly("F-2");
    assertThat(numbers(new MessageFilter(null, null, null, null, null, second)))
        .as("until is exclusive")
        .containsExactly("F-1");
  }

  @Test
  void cancelsWhatWaits() {
    String id = acme.accept("F-1", ANA);

    MessageStatus cancelled = acme.outbox().cancel(acme.company, id);
    acme.send();

    assertThat(cancelled.state()).isEqualTo(MessageState.CANCELLED);
    assertThat(cancelled.sentCopy()).isEqualTo(CopyState.OFF);
    assertThat(acme.servers.delivered).isEmpty();
    assertConflict(() -> acme.outbox().cancel(acme.company, id));
    assertConflict(() -> acme.outbox().retry(acme.company, id));
    assertConflict(() -> acme.outbox().confirm(acme.company, id));
  }

  @Test
  void cancellingWhatSomebodyAcceptedMakesItSentAndTheRestRefused() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = acme.accept("F-1", ANA, BEA);
    acme.send();

    MessageStatus status = acme.outbox().cancel(acme.company, id);

    assertThat(status.state()).isEqualTo(MessageState.SENT);
    assertThat(status.sentCopy()).isEqualTo(CopyState.PROVIDER);
    assertThat(status.recipients())
        .extracting(MessageStatus.Recipient::state)
        .containsExactly(RecipientState.ACCEPTED, RecipientState.REFUSED);
  }

  @Test
  void triesWhatWasRejectedAgainWhenAPersonWantsIt() {
    acme.servers.refusals.put(ANA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.servers.refusals.clear();

    MessageStatus again = acme.outbox().retry(acme.company, id);
    assertThat(again.state()).isEqualTo(MessageState.QUEUED);
    assertThat(again.sentCopy()).isEqualTo(CopyState.PENDING);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.status(id).attempts())
        .extracting(MessageStatus.Attempt::state)
        .containsExactly(MessageState.REJECTED, MessageState.SENT);
  }

  @Test
  void triesWhatWaitsAgainAtOnceWhenAPersonWantsIt() {
    acme.servers.refusals.put(ANA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = acme.accept("F-1", ANA);
    acme.send();
    acme.servers.refusals.clear();

    acme.outbox().retry(acme.company, id);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
  }

  private String unknown(String... to) {
    acme.servers.afterContent = envelope -> FakeMailServers.lost(Stage.DATA);
    String id = acme.accept("F-1", to);
    acme.send();
    acme.servers.afterContent = envelope -> null;
    assertThat(acme.state(id)).isEqualTo(MessageState.UNKNOWN);
    return id;
  }

  @Test
  void aPersonConfirmsWhatIsUnknown() {
    String id = unknown(ANA);
    assertThat(acme.status(id).sentCopy()).isEqualTo(CopyState.PENDING);

    MessageStatus status = acme.outbox().confirm(acme.company, id);

    assertThat(status.state()).isEqualTo(MessageState.SENT);
    assertThat(status.sentCopy()).isEqualTo(CopyState.PROVIDER);
    assertThat(status.sentAt()).isNotNull();
    assertThat(status.recipients().get(0).state()).isEqualTo(RecipientState.ACCEPTED);
    assertThat(acme.submitted).hasSize(1);
  }

  @Test
  void confirmingLeavesThoseRefusedForNowToBeTriedAlone() {
    acme.servers.refusals.put(BEA, FakeMailServers.reply("450 4.2.0 Greylisted"));
    String id = unknown(ANA, BEA);
    acme.servers.refusals.clear();

    assertThat(acme.outbox().confirm(acme.company, id).state()).isEqualTo(MessageState.WAITING);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered.get(0).envelope().recipients())
        .extracting(Object::toString)
        .containsExactly(BEA);
  }

  @Test
  void aPersonSendsWhatIsUnknownAgain() {
    String id = unknown(ANA);

    acme.outbox().retry(acme.company, id);
    acme.send();

    assertThat(acme.state(id)).isEqualTo(MessageState.SENT);
    assertThat(acme.servers.delivered).hasSize(1);
  }

  /** PostgreSQL refuses a text with NUL, H2 stores it. */
  @Test
  void nothingHasANameThatNoDatabaseHolds() {
    assertThat(acme.outbox().find(acme.company, "a\u0000b")).isEmpty();
    assertThat(acme.accounts().find(acme.company, "a\u0000b")).isEmpty();
    assertThat(acme.outbox().find("a\u0000b", "c")).isEmpty();
    assertThat(acme.container.get(Companies.class).find("a\u0000b")).isEmpty();
    acme.container.configure("remitente.operator.key", "k".repeat(40));
    assertThatThrownBy(() -> acme.container.get(ApiKeys.class).delete(acme.company, "a\u0000b"))
        .isInstanceOf(NotFoundException.class);
  }

  private static void assertConflict(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(ConflictException.class).hasMessage("message-state");
  }
}
