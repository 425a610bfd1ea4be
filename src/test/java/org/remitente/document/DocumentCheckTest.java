package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.document.DocumentMessage.Document;
import org.remitente.document.DocumentMessage.Recipient;
import org.remitente.mime.Attachment;
import org.remitente.shared.InputError;
import org.remitente.shared.TooLargeException;

class DocumentCheckTest {

  private final Messages sound = Messages.sound();

  @Test
  void acceptsASoundMessage() {
    assertThat(errors(sound.replyTo("caja@acme.es", null).notBefore("2026-11-24T10:00:00+01:00")))
        .isEmpty();
  }

  @Test
  void findsEveryError() {
    DocumentMessage message =
        sound
            .document(new Document("receipt", " ", "24/11/2026", "121,00", "euros"))
            .to(List.of(new Recipient("compras", "a\nb"), new Recipient(null, null)))
            .replyTo("caja@@acme.es", null)
            .language("fr")
            .subject("a\r\nBcc: x@y.es")
            .bodies("a\u0000b", "x".repeat((1 << 20) + 1))
            .notBefore("tomorrow")
            .message();

    assertThat(errors(message, List.of(file("a/b", "pdf", 1)), "k".repeat(256)))
        .containsExactlyInAnyOrder(
            "document.type value",
            "document.number required",
            "document.date date",
            "document.total number",
            "document.currency currency",
            "to[0].name control-characters",
            "to[0].address address",
            "to[1].address required",
            "replyTo.address address",
            "language language",
            "subject control-characters",
            "text control-characters",
            "html too-long",
            "notBefore date",
            "attachments[0].filename value",
            "attachments[0].contentType value",
            "Idempotency-Key too-long");
  }

  @Test
  void takesTheTypeOfAFileWithItsCharset() {
    List<Attachment> files =
        List.of(
            file("a.xml", "application/xml; charset=UTF-8", 1),
            file("b.txt", "text/plain; charset=\"utf-8\"; format=flowed", 1),
            file("c.txt", "text/plain; charset=\"u t f\"", 1));

    assertThat(errors(sound.message(), files, null))
        .containsExactly("attachments[2].contentType value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069"})
  void refusesANameThatReadsOtherwiseThanItIs(String turn) {
    assertThat(errors(sound.message(), List.of(file("a" + turn + "fdp.exe", "text/csv", 1)), null))
        .containsExactly("attachments[0].filename control-characters");
  }

  @Test
  void asksForTheDocumentAndARecipient() {
    assertThat(errors(sound.document(null).to(null)))
        .containsExactly("document required", "to required");
    assertThat(errors(sound.document(new Document(null, null, null, null, null))))
        .containsExactly("document.type required", "document.number required");
  }

  @Test
  void takesAHundredRecipientsInAllAndNoMore() {
    List<Recipient> forty = Collections.nCopies(40, new Recipient("a@b.es", null));
    List<Recipient> twenty = forty.subList(0, 20);
    List<Recipient> more = forty.subList(0, 21);

    assertThat(errors(sound.to(forty).message(forty, twenty), List.of(), null)).isEmpty();
    assertThat(errors(sound.to(forty).message(forty, more), List.of(), null))
        .containsExactly("to too-many");
  }

  @Test
  void takesAHiddenRecipientAlone() {
    DocumentMessage hidden = sound.to(null).message(null, List.of(new Recipient("a@b.es", null)));

    assertThat(errors(hidden, List.of(), null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\u0000", "\t", "\u007f", "\u0085", "\u2028", "\ud800"})
  void refusesControlCharactersInEveryLine(String evil) {
    String bad = "a" + evil + "b";
    DocumentMessage message =
        sound
            .document(new Document("invoice", bad, null, null, null))
            .to(List.of(new Recipient("a@b.es" + evil, bad)))
            .replyTo("a@b.es" + evil, bad)
            .subject(bad)
            .message();

    assertThat(errors(message, List.of(file(bad, "text/csv", 1)), bad))
        .containsExactly(
            "document.number control-characters",
            "to[0].name control-characters",
            "to[0].address control-characters",
            "replyTo.name control-characters",
            "replyTo.address control-characters",
            "subject control-characters",
            "attachments[0].filename control-characters",
            "Idempotency-Key control-characters");
  }

  @Test
  void takesTabsAndLineEndsInBodiesOnly() {
    assertThat(errors(sound.bodies("a\tb\r\nc", "<p>a\n\tb</p>"))).isEmpty();
    assertThat(errors(sound.bodies("a\u0007b", "a\u001bb")))
        .containsExactly("text control-characters", "html control-characters");
  }

  @Test
  void holdsTextsToTheirLimits() {
    String tooLong = "x".repeat(501);
    assertThat(errors(sound.subject("x".repeat(500)).bodies("x".repeat(1 << 20), null))).isEmpty();
    assertThat(errors(sound.subject(tooLong))).containsExactly("subject too-long");
    assertThat(errors(sound.bodies("ñ".repeat((1 << 19) + 1), null)))
        .containsExactly("text too-long");
    assertThat(errors(sound.to(List.of(new Recipient("a@b.es", "x".repeat(201))))))
        .containsExactly("to[0].name too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+01:00"
      })
  void refusesTimesThatNoDatabaseStores(String time) {
    assertThat(errors(sound.notBefore(time))).containsExactly("notBefore range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9", "1.", ".5", "NaN", "1234567890123456", "١٢", ""})
  void refusesTotalsThatAreNoPlainNumbers(String total) {
    assertThat(errors(sound.document(new Document("quote", "1", null, total, null))))
        .containsExactly("document.total number");
  }

  @Test
  void readsTimesAsUtcInMicroseconds() {
    DocumentMessage message = sound.notBefore("2026-11-24T10:00:00.123456789+01:00").message();

    assertThat(new DocumentCheck(message, List.of(), null).message().notBefore())
        .isEqualTo(OffsetDateTime.parse("2026-11-24T09:00:00.123456Z"));
  }

  @ParameterizedTest
  @CsvSource({"..,value", "a/b,value", "a\\b,value", "' ',required"})
  void refusesFileNamesThatArePaths(String name, String code) {
    assertThat(errors(sound.message(), List.of(file(name, "text/csv", 1)), null))
        .containsExactly("attachments[0].filename " + code);
  }

  @Test
  void refusesTooManyFiles() {
    List<Attachment> many = Collections.nCopies(101, file("a", "text/csv", 0));

    assertThat(errors(sound.message(), many, null)).containsExactly("attachments too-many");
  }

  @Test
  void refusesAnEmptyIdempotencyKey() {
    assertThat(errors(sound.message(), List.of(), "")).containsExactly("Idempotency-Key required");
  }

  @Test
  void holdsAllAttachmentsTogetherToTheLimit() {
    List<Attachment> files = List.of(file("a", "text/csv", 60), file("b", "text/csv", 40));

    assertThatCode(() -> DocumentCheck.requireSize(files, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> DocumentCheck.requireSize(files, 99))
        .isInstanceOfSatisfying(
            TooLargeException.class,
            e -> {
              assertThat(e.code()).isEqualTo("attachments");
              assertThat(e.limit()).isEqualTo(99);
            });
  }

  private static Attachment file(String name, String type, long size) {
    return new Attachment(name, type, size, () -> new ByteArrayInputStream(new byte[0]));
  }

  private static List<String> errors(Messages messages) {
    return errors(messages.message(), List.of(), null);
  }

  private static List<String> errors(DocumentMessage message, List<Attachment> files, String key) {
    return new DocumentCheck(message, files, key)
        .errors().stream().map(DocumentCheckTest::brief).toList();
  }

  private static String brief(InputError error) {
    return error.field() + " " + error.code();
  }
}
