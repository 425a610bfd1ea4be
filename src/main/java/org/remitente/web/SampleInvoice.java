package org.remitente.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.remitente.document.DocumentMessage;
import org.remitente.document.DocumentType;
import org.remitente.mime.Attachment;

/** An invoice that nobody owes, to see a real one's way. */
final class SampleInvoice {

  private static final String RESOURCE = "sample-invoice.pdf";
  private static final String NUMBER = "F-2026/0001";
  private static final String TOTAL = "121.00";

  private SampleInvoice() {}

  /** The message that carries it, with the default texts in the company's language. */
  static DocumentMessage message(String recipient, LocalDate date) {
    return new DocumentMessage(
        new DocumentMessage.Document(
            DocumentType.INVOICE.tag(), NUMBER, date.toString(), TOTAL, "EUR"),
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
  static Attachment file() {
    return new Attachment(
        "Factura-de-ejemplo-F-2026-0001.pdf", "application/pdf", size(), SampleInvoice::open);
  }

  private static InputStream open() {
    return SampleInvoice.class.getResourceAsStream(RESOURCE);
  }

  private static long size() {
    try (InputStream file = open()) {
      return file.readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
