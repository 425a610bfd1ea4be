package org.remitente.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.EmailAddress;

class MimeComposerTest {

  private static final Pattern ENCODED_WORD = Pattern.compile("=\\?utf-8\\?([BQ])\\?([^?]*)\\?=");
  private static final String TEXT = "Hola:\n\nAdjuntamos la factura.";

  private final Random random = new Random(20261124);

  @Test
  void keepsSubjectNameAndFileNameOfAnyScript() throws Exception {
    String words = "Façana ñandú 121 € 😀";
    MimeMessage read =
        parse(compose(words, named("compras@cliente.es", words), TEXT, null, pdf(words + ".pdf")));

    assertThat(read.getSubject()).isEqualTo(words);
    assertThat(((InternetAddress) read.getRecipients(RecipientType.TO)[0]).getPersonal())
        .isEqualTo(words);
    assertThat(part(read, 1).getFileName()).isEqualTo(words + ".pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme, S.L. \"la buena\" \\ cía",
        "Acme, S.L. \"the good\" \\ one",
        "=?utf-8?Q?no?=",
        "plain name",
        " blanks  within ",
        "a@b.es <x@y.es>"
      })
  void keepsNamesWithSpecialCharacters(String name) throws Exception {
    MimeMessage read = parse(compose("Hola", named("a@cliente.es", name), TEXT, null));

    InternetAddress to = (InternetAddress) read.getRecipients(RecipientType.TO)[0];
    assertThat(to.getPersonal()).isEqualTo(name);
    assertThat(to.getAddress()).isEqualTo("a@cliente.es");
  }

  @Test
  void keepsAnyTextsWithinTheLimitsOfLines() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      String subject = randomText(1 + random.nextInt(300));
      String name = "x" + randomText(random.nextInt(200));
      String file = "f" + randomText(random.nextInt(200)) + ".pdf";
      byte[] raw = compose(subject, named("a@cliente.es", name), TEXT, null, pdf(file));
      MimeMessage read = parse(raw);

      assertThat(read.getSubject()).isEqualTo(subject);
      assertThat(((InternetAddress) read.getRecipients(RecipientType.TO)[0]).getPersonal())
          .isEqualTo(name);
      assertThat(part(read, 1).getFileName()).isEqualTo(file);
      assertThat(wholeCharacters(raw)).isTrue();
      assertIsSafe(raw);
    }
  }

  @Test
  void keepsAnyBodies() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      String text = randomLines();
      String html = randomLines();
      byte[] raw = compose("Hola", named("a@cliente.es", null), text, html);
      MimeMultipart both = (MimeMultipart) parse(raw).getContent();

      assertThat(both.getBodyPart(0).getContent()).isEqualTo(canonical(text));
      assertThat(both.getBodyPart(1).getContent()).isEqualTo(canonical(html));
      assertIsSafe(raw);
    }
  }

  @Test
  void nestsTheAlternativesBesideTheAttachments() throws Exception {
    MimeMessage read =
        parse(compose("Hola", named("a@b.es", null), TEXT, "<p>Hola</p>", pdf("f.pdf")));

    assertThat(read.isMimeType("multipart/mixed")).isTrue();
    MimeMultipart alternative = (MimeMultipart) part(read, 0).getContent();
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(alternative.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(part(read, 1).getDisposition()).isEqualTo("attachment");
    assertThat(part(read, 1).isMimeType("application/pdf")).isTrue();
  }

  @Test
  void keepsPicturesBesideTheHtmlThatShowsThem() throws Exception {
    MessageDraft plain =
        draft("Hola", List.of(named("a@b.es", null)), List.of(), TEXT, "<p>a</p>", List.of());
    Attachment png =
        new Attachment("logo.png", "image/png", 2, () -> new ByteArrayInputStream(new byte[2]));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MimeComposer.compose(
        new MessageDraft(
            plain.messageId(),
            plain.date(),
            plain.from(),
            plain.to(),
            plain.cc(),
            plain.bcc(),
            plain.replyTo(),
            plain.subject(),
            plain.text(),
            plain.html(),
            List.of(new Picture("logo@remitente", png)),
            plain.attachments()),
        out);

    MimeMessage read = parse(out.toByteArray());
    assertThat(read.isMimeType("multipart/alternative")).isTrue();
    MimeMultipart related = (MimeMultipart) part(read, 1).getContent();
    assertThat(related.getContentType())
        .startsWith("multipart/related")
        .contains("type=\"text/html\"");
    assertThat(related.getBodyPart(0).getContent()).isEqualTo("<p>a</p>");
    assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo@remitente>");
    assertThat(related.getBodyPart(1).getDisposition()).isEqualTo("inline");
    assertThat(related.getBodyPart(1).isMimeType("image/png")).isTrue();
    assertThat(related.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(new byte[2]);
  }

  @Test
  void leavesOutLevelsWithNothingToHold() throws Exception {
    MimeMessage textAlone = parse(compose("Hola", named("a@b.es", null), TEXT, null));
    MimeMessage withFile = parse(compose("Hola", named("a@b.es", null), TEXT, null, pdf("f.pdf")));

    assertThat(textAlone.isMimeType("text/plain")).isTrue();
    assertThat(part(withFile, 0).isMimeType("text/plain")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 56, 57, 58, 58_367, 58_368, 58_369, 10_000_000})
  void keepsFilesByteForByte(int size) throws Exception {
    byte[] content = new byte[size];
    random.nextBytes(content);
    byte[] raw =
        compose(
            "Hola",
            named("a@b.es", null),
            TEXT,
            null,
            new Attachment(
                "f.bin",
                "application/octet-stream",
                size,
                () -> new ByteArrayInputStream(content)));

    assertThat(part(parse(raw), 1).getInputStream().readAllBytes()).isEqualTo(content);
    assertIsSafe(raw);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 99, 101, 1_000_000})
  void refusesAFileOfAnotherSizeThanNamed(long named) {
    Attachment file =
        new Attachment("f", "text/csv", named, () -> new ByteArrayInputStream(new byte[100]));

    assertThatThrownBy(() -> compose("Hola", named("a@b.es", null), TEXT, null, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pdf\r\nX-Evil: 1",
        "pdf",
        "message/rfc822",
        "Multipart/mixed",
        "text/ñ"
      })
  void namesAnUnusableMediaTypeBytes(String type) throws Exception {
    Attachment file = new Attachment("f", type, 0, () -> new ByteArrayInputStream(new byte[0]));

    MimeMessage read = parse(compose("Hola", named("a@b.es", null), TEXT, null, file));

    assertThat(part(read, 1).isMimeType("application/octet-stream")).isTrue();
    assertThat(read.getHeader("X-Evil")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml; charset=UTF-8, application/xml; charset=UTF-8; name=\"f\"",
    "text/plain;charset=\"utf-8\", text/plain; charset=utf-8; name=\"f\"",
    "application/pdf; name=x.exe; boundary=b, application/pdf; name=\"f\""
  })
  void keepsOfATypesParametersTheCharsetOnly(String type, String field) throws Exception {
    Attachment file = new Attachment("f", type, 0, () -> new ByteArrayInputStream(new byte[0]));

    MimeMessage read = parse(compose("Hola", named("a@b.es", null), TEXT, null, file));

    assertThat(part(read, 1).getHeader("Content-Type")[0].replaceAll("\\s+", " ")).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: x@y.es", "a\nb", "a\rb", "a\u0000b", "a\tb", "a\u0085b"})
  void refusesControlCharactersInEveryField(String evil) {
    MailAddress plain = named("a@b.es", null);

    assertThatIllegalArgumentException().isThrownBy(() -> compose(evil, plain, TEXT, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compose("Hola", named("a@b.es", evil), TEXT, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compose("Hola", plain, TEXT, null, pdf(evil)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MimeComposer.bccHeader(List.of(named("a@b.es", evil))));
  }

  @Test
  void writesTheFieldsOfTheHeader() throws Exception {
    String raw = ascii(compose("Hola", named("a@b.es", "Ana"), TEXT, null));

    assertThat(raw)
        .startsWith(
            "Date: Tue, 24 Nov 2026 09:05:07 +0100\r\n"
                + "From: \"Acme, SL\" <facturas@acme.es>\r\n"
                + "Reply-To: caja@acme.es\r\n"
                + "To: Ana <a@b.es>\r\n"
                + "Subject: Hola\r\n"
                + "Message-ID: <1@acme.es>\r\n"
                + "X-Remitente-ID: 1\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 7bit\r\n\r\n"
                + "Hola:\r\n\r\nAdjuntamos la factura.\r\n");
  }

  @Test
  void foldsALongPlainSubjectBetweenItsWords() throws Exception {
    String subject = "invoice number seven ".repeat(20).strip();
    byte[] raw = compose(subject, named("a@b.es", null), TEXT, null);

    assertThat(ascii(raw)).doesNotContain("=?");
    assertThat(parse(raw).getSubject()).isEqualTo(subject);
    assertIsSafe(raw);
  }

  @Test
  void givesOldReadersAPlainFileName() throws Exception {
    String raw =
        ascii(compose("Hola", named("a@b.es", null), TEXT, null, pdf("Presupuesto nº 7 €.pdf")));

    assertThat(raw)
        .contains("filename*0*=utf-8''Presupuesto%20n%C2%BA%207%20%E2%82%AC.pdf;")
        .contains("filename=\"Presupuesto n_ 7 _.pdf\"")
        .contains("name=\"Presupuesto n_ 7 _.pdf\"");
  }

  @Test
  void keepsTheExtensionOfAShortenedFileName() throws Exception {
    String name = "a".repeat(150) + ".pdf";
    byte[] raw = compose("Hola", named("a@b.es", null), TEXT, null, pdf(name));

    assertThat(ascii(raw)).contains("filename=\"" + "a".repeat(56) + ".pdf\"");
    assertThat(part(parse(raw), 1).getFileName()).isEqualTo(name);
  }

  @Test
  void namesNobodyWhereAllRecipientsAreHidden() throws Exception {
    MailAddress hidden = named("oculto@cliente.es", "Oculto");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MimeComposer.compose(draft("Hola", List.of(), List.of(hidden), TEXT, null, List.of()), out);

    assertThat(ascii(out.toByteArray()))
        .contains("\r\nTo: undisclosed-recipients:;\r\n")
        .doesNotContainIgnoringCase("oculto")
        .doesNotContainIgnoringCase("bcc");
    assertThat(MimeComposer.bccHeader(List.of(hidden)))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("Bcc: Oculto <oculto@cliente.es>\r\n");
    assertThat(MimeComposer.bccHeader(List.of())).isEmpty();
  }

  @Test
  void makesMessageIdsThatDiffer() {
    MailAddress from = named("facturas@acme.es", null);

    assertThat(MimeComposer.newMessageId(from))
        .matches("<[A-Za-z0-9_-]{22}@acme\\.es>")
        .isNotEqualTo(MimeComposer.newMessageId(from));
  }

  @Test
  void foldsManyRecipients() throws Exception {
    List<MailAddress> many = Collections.nCopies(100, named("compras@cliente.es", "Núria"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MimeComposer.compose(draft("Hola", many, List.of(), TEXT, null, List.of()), out);

    assertThat(parse(out.toByteArray()).getRecipients(RecipientType.TO)).hasSize(100);
    assertIsSafe(out.toByteArray());
  }

  private static void assertIsSafe(byte[] raw) {
    int column = 0;
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '\r') {
        assertThat(raw[i + 1]).isEqualTo((byte) '\n');
        i++;
        column = 0;
      } else if (raw[i] < ' ' && raw[i] != '\t' || raw[i] == 0x7F || ++column > 78) {
        throw new AssertionError("unsafe at " + i + ": " + ascii(raw));
      }
    }
    assertThat(raw[raw.length - 1]).isEqualTo((byte) '\n');
  }

  private static boolean wholeCharacters(byte[] raw) throws Exception {
    String header = ascii(raw);
    Matcher word = ENCODED_WORD.matcher(header.substring(0, header.indexOf("\r\n\r\n")));
    while (word.find()) {
      byte[] bytes =
          word.group(1).equals("B")
              ? Base64.getDecoder().decode(word.group(2))
              : unquoted(word.group(2));
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      assertThat(word.group()).hasSizeLessThanOrEqualTo(75);
    }
    return true;
  }

  private static byte[] unquoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '=') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private String randomText(int length) {
    String[] alphabet = {
      "a", "Z", "9", " ", "\"", "\\", "=", "?", "_", "ñ", "ç", "€", "😀", "%", "'"
    };
    String[] used = random.nextBoolean() ? alphabet : new String[] {"a", "b", " ", "-", "."};
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(used[random.nextInt(used.length)]);
    }
    return text.toString();
  }

  private String randomLines() {
    String[] alphabet = {
      "a", " ", "\n", "\r\n", "\t", "=", "=_", ".", "From ", "--", "word ", "ñ", "€"
    };
    int kinds = 5 + random.nextInt(alphabet.length - 4);
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(400); i > 0; i--) {
      text.append(alphabet[random.nextInt(kinds)]);
    }
    return text.toString();
  }

  private static String canonical(String text) {
    return text.replaceAll("\r\n|\r|\n", "\r\n").replaceFirst("\r\n\\z", "");
  }

  private static BodyPart part(MimeMessage message, int index) throws Exception {
    return ((MimeMultipart) message.getContent()).getBodyPart(index);
  }

  private static Attachment pdf(String name) {
    return new Attachment(
        name, "application/pdf", 4, () -> new ByteArrayInputStream(new byte[] {37, 80, 68, 70}));
  }

  private static MailAddress named(String address, String name) {
    return new MailAddress(new EmailAddress(address), name);
  }

  private static byte[] compose(
      String subject, MailAddress to, String text, String html, Attachment... files)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MimeComposer.compose(draft(subject, List.of(to), List.of(), text, html, List.of(files)), out);
    return out.toByteArray();
  }

  private static MessageDraft draft(
      String subject,
      List<MailAddress> to,
      List<MailAddress> bcc,
      String text,
      String html,
      List<Attachment> files) {
    return new MessageDraft(
        "<1@acme.es>",
        OffsetDateTime.parse("2026-11-24T09:05:07.123456+01:00"),
        named("facturas@acme.es", "Acme, SL"),
        to,
        List.of(),
        bcc,
        named("caja@acme.es", null),
        subject,
        text,
        html,
        files);
  }

  private static MimeMessage parse(byte[] raw) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
  }

  private static String ascii(byte[] raw) {
    return new String(raw, StandardCharsets.US_ASCII);
  }
}
