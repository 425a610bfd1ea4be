package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.company.Companies;
import org.remitente.delivery.SendingCompany;
import org.remitente.outbox.MessageStatus.Warning;
import org.remitente.provider.RecipientDomains.Finding;
import org.remitente.shared.Language;
import org.remitente.shared.PageRequest;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;

/** What looks odd in a message that is accepted all the same. */
@DatabaseTest
class MessageWarningsTest {

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

  private MessageStatus accept(String number, String... to) {
    return acme.outbox().accept(acme.company, acme.outgoing(number, null, List.of(to), List.of()));
  }

  private static List<String> codes(MessageStatus message) {
    return message.warnings().stream().map(Warning::code).toList();
  }

  @Test
  void warnsOfADocumentThatAnotherMessageCarries() {
    MessageStatus first = accept("F-1", ANA);
    MessageStatus second = accept("F-1", ANA);

    assertThat(first.warnings()).isEmpty();
    assertThat(second.warnings())
        .containsExactly(
            new Warning("document-again", "F-1", first.acceptedAt().toLocalDate().toString()));
    assertThat(acme.status(first.id()).warnings()).isEmpty();
    assertThat(acme.status(second.id()).warnings()).isEqualTo(second.warnings());
    assertThat(
            acme.outbox()
                .list(acme.company, MessageFilter.ALL, new PageRequest(10, null))
                .items()
                .get(0)
                .warnings())
        .isEqualTo(second.warnings());
  }

  @Test
  void warnsOfNoOtherDocument() {
    accept("F-1", ANA);
    OutgoingMessage quote = acme.outgoing("F-1", null, List.of(ANA), List.of());
    MessageStatus other =
        acme.outbox()
            .accept(
                acme.company,
                new OutgoingMessage(
                    quote.account(),
                    quote.draft(),
                    new DocumentReference("quote", "F-1"),
                    "es",
                    null,
                    null));

    assertThat(other.warnings()).isEmpty();
    assertThat(accept("F-2", ANA).warnings()).isEmpty();
  }

  @Test
  void warnsNotOfWhatNobodyGot() {
    acme.outbox().cancel(acme.company, accept("F-1", ANA).id());
    acme.servers.refusals.put(ANA, FakeMailServers.reply("550 5.1.1 User unknown"));
    String rejected = accept("F-2", ANA).id();
    acme.send();

    assertThat(acme.state(rejected)).isEqualTo(MessageState.REJECTED);
    assertThat(accept("F-1", ANA).warnings()).isEmpty();
    assertThat(accept("F-2", ANA).warnings()).isEmpty();
  }

  @Test
  void saysNothingOfAnotherCompanysDocuments() {
    accept("F-1", ANA);
    String other = acme.container.get(Companies.class).create("Otra", "es", null).id();
    String columns =
        "id, account_id, message_id, document_type, language, sender, subject, bcc_header, size,"
            + " state, copy_state, handed_over, with_bcc, failures, accepted_at";
    acme.sql(
        "insert into outbox_message (company_id, document_number, %1$s) select '%2$s', 'F-9', %1$s from outbox_message"
            .formatted(columns, other));

    assertThat(accept("F-9", ANA).warnings()).isEmpty();
    assertThat(accept("F-1", ANA).warnings()).hasSize(1);
  }

  @Test
  void answersARepeatWithTheWarningsOfTheFirst() {
    accept("F-1", ANA);
    IdempotencyKey key = new IdempotencyKey("clave", "a".repeat(64));
    MessageStatus first =
        acme.outbox().accept(acme.company, acme.outgoing("F-1", key, List.of(ANA), List.of()));

    MessageStatus again =
        acme.outbox().accept(acme.company, acme.outgoing("F-1", key, List.of(ANA), List.of()));

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(codes(again)).containsExactly("document-again");
  }

  @Test
  void warnsOfAProbableTypingMistakeWithoutAskingAnybody() {
    acme.domains.answers.put("gmial.com", CompletableFuture.completedFuture(Finding.MISSING));

    MessageStatus message = accept("F-1", ANA, "compras@gmial.com");

    assertThat(message.warnings())
        .containsExactly(new Warning("recipient-typo", "compras@gmial.com", "compras@gmail.com"));
    assertThat(acme.status(message.id()).warnings()).isEqualTo(message.warnings());
  }

  @ParameterizedTest
  @EnumSource(Finding.class)
  void warnsOfDomainsThatTakeNoMail(Finding finding) {
    acme.domains.answers.put("cliente.es", CompletableFuture.completedFuture(finding));

    MessageStatus message = accept("F-1", ANA);

    assertThat(codes(message))
        .isEqualTo(
            switch (finding) {
              case MISSING -> List.of("recipient-domain-missing");
              case WITHOUT_MAIL -> List.of("recipient-without-mail");
              case TAKES_MAIL, UNKNOWN -> List.of();
            });
    assertThat(codes(acme.status(message.id()))).isEqualTo(codes(message));
  }

  @Test
  void waitsForNoNameServerAndTellsLaterWhatItSays() {
    CompletableFuture<Finding> slow = new CompletableFuture<>();
    acme.domains.answers.put("cliente.es", slow);

    long begun = System.nanoTime();
    MessageStatus message = accept("F-1", ANA);
    for (int i = 2; i <= 20; i++) {
      accept("F-" + i, ANA);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(message.warnings()).isEmpty();
    assertThat(taken).as("only the first waits").isLessThan(Duration.ofMillis(19 * 200));

    slow.complete(Finding.MISSING);
    assertThat(acme.later).hasSize(20);
    acme.later.forEach(Runnable::run);
    assertThat(codes(acme.status(message.id()))).containsExactly("recipient-domain-missing");
  }

  @Test
  void hasWhatCameWhileItWasStoredInTheAnswer() {
    CompletableFuture<Finding> soon = new CompletableFuture<>();
    acme.domains.answers.put("cliente.es", soon);
    acme.container.observe(MessagesChanged.class, stored -> soon.complete(Finding.WITHOUT_MAIL));

    MessageStatus message = accept("F-1", ANA);

    assertThat(codes(message)).containsExactly("recipient-without-mail");
    assertThat(codes(acme.status(message.id()))).isEqualTo(codes(message));
    assertThat(acme.later).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document-again",
        "recipient-typo",
        "recipient-domain-missing",
        "recipient-without-mail"
      })
  void everyWarningHasItsTexts(String code) {
    Warning warning = new Warning(code, "F-1", "2026-11-24");
    for (Language language : Language.values()) {
      assertThat(warning.title(language)).doesNotContain("{").isNotBlank();
      assertThat(warning.detail(language)).doesNotContain("{").isNotBlank();
    }
  }

  @Test
  void writesTheDateOfTheOtherMessageAsTheLanguageDoes() {
    Warning warning = new Warning("document-again", "F-1", "2026-11-24");

    assertThat(warning.detail(Language.ES)).contains("el 24 de noviembre de 2026");
    assertThat(warning.detail(Language.CA)).contains("24 de novembre de 2026");
    assertThat(warning.detail(Language.EN)).contains("24 November 2026");
  }
}
