package org.remitente.document;

import java.util.List;
import org.remitente.document.DocumentMessage.Document;
import org.remitente.document.DocumentMessage.Recipient;

/** A sound message, and variations of it. */
record Messages(
    Document document,
    List<Recipient> to,
    Recipient replyTo,
    String language,
    String subject,
    String text,
    String html,
    String notBefore) {

  static final Document INVOICE =
      new Document("invoice", "F-2026/0042", "2026-11-24", "121.00", "EUR");

  static Messages sound() {
    return new Messages(
        INVOICE,
        List.of(new Recipient("compras@cliente.es", "Cliente SA")),
        null,
        "es",
        null,
        null,
        null,
        null);
  }

  Messages document(Document other) {
    return new Messages(other, to, replyTo, language, subject, text, html, notBefore);
  }

  Messages to(List<Recipient> other) {
    return new Messages(document, other, replyTo, language, subject, text, html, notBefore);
  }

  Messages replyTo(String address, String name) {
    Recipient other = new Recipient(address, name);
    return new Messages(document, to, other, language, subject, text, html, notBefore);
  }

  Messages language(String other) {
    return new Messages(document, to, replyTo, other, subject, text, html, notBefore);
  }

  Messages subject(String other) {
    return new Messages(document, to, replyTo, language, other, text, html, notBefore);
  }

  Messages bodies(String otherText, String otherHtml) {
    return new Messages(document, to, replyTo, language, subject, otherText, otherHtml, notBefore);
  }

  Messages notBefore(String other) {
    return new Messages(document, to, replyTo, language, subject, text, html, other);
  }

  DocumentMessage message() {
    return message(List.of(), List.of());
  }

  DocumentMessage message(List<Recipient> cc, List<Recipient> bcc) {
    return new DocumentMessage(
        document, to, cc, bcc, replyTo, language, subject, text, html, null, notBefore);
  }
}
