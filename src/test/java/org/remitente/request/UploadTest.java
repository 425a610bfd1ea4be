package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.mime.Attachment;
import org.remitente.shared.DataFolder;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.TooLargeException;

class UploadTest {

  record Letter(String subject) {}

  private static final String MESSAGE_PART =
      "Content-Disposition: form-data; name=\"message\"\r\n\r\n{\"subject\":\"Hola\"}";

  @TempDir Path folder;
  private Upload<Letter> upload;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  @BeforeEach
  void prepare() {
    upload = new Upload<>(() -> DataFolder.at(folder), 100_000, Letter.class);
  }

  @Test
  void keepsEveryByteOfAFile() throws IOException {
    byte[] file = new byte[99_000];
    new Random(7).nextBytes(file);
    part(MESSAGE_PART.getBytes(StandardCharsets.UTF_8));
    part(file("filename=\"f.pdf\"\r\nContent-Type: application/pdf", file));
    end();

    read(body.toByteArray());

    Attachment attachment = upload.attachments().get(0);
    assertThat(attachment.filename()).isEqualTo("f.pdf");
    assertThat(attachment.contentType()).isEqualTo("application/pdf");
    assertThat(attachment.size()).isEqualTo(file.length);
    try (InputStream in = attachment.source().open()) {
      assertThat(in.readAllBytes()).isEqualTo(file);
    }
    assertThat(upload.message().subject()).isEqualTo("Hola");
  }

  @Test
  void takesAFileThatSaysNothingOfItsType() throws IOException {
    part(MESSAGE_PART.getBytes(StandardCharsets.UTF_8));
    part(file("filename=a", new byte[0]));
    part(file("filename=b\r\nContent-Type: ", new byte[0]));
    end();

    read(body.toByteArray());

    assertThat(upload.attachments())
        .extracting(Attachment::contentType)
        .containsOnly("application/octet-stream");
  }

  @Test
  void findsDelimitersWhereverTheBufferEnds() throws IOException {
    byte[] file =
        "\r\n--\r\n--X\r\n--Xboundar\r\r\n-".repeat(3000).getBytes(StandardCharsets.UTF_8);
    part(file("filename=a", file));
    part(file("filename=b", new byte[0]));
    part(MESSAGE_PART.getBytes(StandardCharsets.UTF_8));
    end();

    upload.read(oneByteAtATime(body.toByteArray()), "Xboundary");

    assertThat(upload.attachments())
        .extracting(Attachment::size)
        .containsExactly((long) file.length, 0L);
    try (InputStream in = upload.attachments().get(0).source().open()) {
      assertThat(in.readAllBytes()).isEqualTo(file);
    }
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    keepsEveryByteOfAFile();
    upload.close();

    try (Stream<Path> left = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void stopsAtTheLimitOfAllAttachmentsTogether() throws IOException {
    part(file("filename=a", new byte[60_000]));
    part(file("filename=b", new byte[60_000]));
    end();

    TooLargeException refused =
        catchThrowableOfType(TooLargeException.class, () -> read(body.toByteArray()));

    assertThat(refused.code()).isEqualTo("attachments");
    assertThat(refused.limit()).isEqualTo(100_000);
  }

  @Test
  void namesUnknownPartsAndTheMissingMessageAtOnce() throws IOException {
    part(
        "Content-Disposition: form-data; name=\"attachments\"; filename=\"a\"\r\n\r\nx"
            .getBytes(StandardCharsets.UTF_8));
    part("Content-Disposition: form-data; name=\"note\"\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
    end();

    InvalidInputException refused =
        catchThrowableOfType(InvalidInputException.class, () -> read(body.toByteArray()));

    assertThat(refused.errors())
        .containsExactly(
            new InputError("attachments", "unknown-part"),
            new InputError("note", "unknown-part"),
            new InputError("message", "required"));
  }

  @Test
  void takesNoAttachmentsInsideTheMessageOfAForm() throws IOException {
    part(
        "Content-Disposition: form-data; name=message\r\n\r\n{\"attachments\":[]}"
            .getBytes(StandardCharsets.UTF_8));
    end();

    assertThatThrownBy(() -> read(body.toByteArray()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("attachments: unknown-member");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename=\"factura ñ ç € 😀.pdf\" | factura ñ ç € 😀.pdf",
        "filename=\"f.pdf\"; filename*=UTF-8''factura%20%C3%B1%20%E2%82%AC+.pdf | factura ñ €+.pdf",
        "filename*=iso-8859-1'es'a%F1o.pdf | año.pdf",
        "filename=\"say \\\"hi\\\".pdf\" | say \"hi\".pdf",
        "filename=\"say %22hi%22.pdf\" | say \"hi\".pdf",
        "filename=\"C:\\docs\\f.pdf\" | f.pdf",
        "filename=\"../../etc/passwd\" | passwd",
        "filename=\"a;b=c.pdf\" | a;b=c.pdf",
        "filename=plain.pdf | plain.pdf"
      })
  void readsTheNameOfAFile(String parameter, String filename) throws IOException {
    part(file(parameter, new byte[1]));
    part(MESSAGE_PART.getBytes(StandardCharsets.UTF_8));
    end();

    read(body.toByteArray());

    assertThat(upload.attachments().get(0).filename()).isEqualTo(filename);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no form",
        "--Xboundary\r\n\r\nno end",
        "--Xboundary",
        "--Xboundary\r\nContent-Disposition form-data\r\n\r\n\r\n--Xboundary--",
        "--Xboundary\r\nContent-Transfer-Encoding: base64\r\n\r\nAA==\r\n--Xboundary--",
        "--Xboundarytoo\r\n\r\n\r\n--Xboundary--"
      })
  void refusesWhatIsNoForm(String form) {
    assertThatThrownBy(() -> read(form.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessageStartingWith("malformed-multipart");
  }

  @Test
  void readsNoEndlessHeader() {
    String form = "--Xboundary\r\nX: " + "a".repeat(100_000);

    assertThatThrownBy(() -> read(form.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessage("malformed-multipart: headers");
  }

  @Test
  void wantsABoundary() {
    assertThatThrownBy(() -> upload.read(InputStream.nullInputStream(), null))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessage("malformed-multipart: boundary");
  }

  private void read(byte[] form) throws IOException {
    upload.read(new ByteArrayInputStream(form), "Xboundary");
  }

  private static byte[] file(String parameter, byte[] content) throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.write(
        ("Content-Disposition: form-data; name=\"attachment\"; " + parameter + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    part.write(content);
    return part.toByteArray();
  }

  private void part(byte[] part) throws IOException {
    body.write("--Xboundary\r\n".getBytes(StandardCharsets.US_ASCII));
    body.write(part);
    body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void end() throws IOException {
    body.write("--Xboundary--\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static InputStream oneByteAtATime(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(length, 1));
      }
    };
  }
}
