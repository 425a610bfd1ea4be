package org.remitente.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.remitente.document.DocumentMessage;
import org.remitente.document.DocumentType;
import org.remitente.mime.Attachment;

/**
 * An invoice that nobody owes, to see a real one's way.
 *
 * @param at when it is made, which numbers it: two of one number would look like a mistake
 */
record SampleInvoice(OffsetDateTime at) {

  private static final String RESOURCE = "sample-invoice.pdf";
  private static final String TOTAL = "121.00";

  /** The number in the file that stands ready, of the same length: a PDF counts its bytes. */
  private static final String PLACE = "F-2026/0101-000000";

  private static final DateTimeFormatter NUMBER =
      DateTimeFormatter.ofPattern("'F-'yyyy/MMdd-HHmmss");

  /** The message that carries it, with the default texts in the company's language. */
  DocumentMessage message(String recipient) {
    return new DocumentMessage(
        new DocumentMessage.Document(
            DocumentType.INVOICE.tag(), number(), at.toLocalDate().toString(), TOTAL, "EUR"),
        List.of(new DocumentMessage.Recipient(recipient, null)),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The PDF file. */
  Attachment file() {
    byte[] content = content();
    return new Attachment(
        "Factura-de-ejemplo-" + number().replace('/', '-') + ".pdf",
        "application/pdf",
        content.length,
        () -> new ByteArrayInputStream(content));
  }

  private String number() {
    return NUMBER.format(at);
  }

  private byte[] content() {
    try (InputStream file = SampleInvoice.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1)
          .replace(PLACE, number())
          .getBytes(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
