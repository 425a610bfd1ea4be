package org.remitente.document;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.remitente.mime.Attachment;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.mime.MimeComposer;
import org.remitente.shared.Language;

/** Makes the draft of a message: what the client left out comes from the template. */
final class DocumentDraft {

  private DocumentDraft() {}

  /**
   * A draft with a new Message-ID. A given text or HTML replaces both bodies of the template.
   *
   * @param words asked for only where the message leaves something out
   * @param language the message's, or the company's where it has none
   */
  static MessageDraft of(
      CheckedMessage message,
      List<Attachment> attachments,
      MailAddress from,
      String companyName,
      Supplier<CompanyWords> words,
      Language language,
      OffsetDateTime date) {
    boolean given = message.text() != null || message.html() != null;
    CompanyWords used = given && message.subject() != null ? null : words.get();
    TemplateTexts filled =
        used == null ? null : used.fill(TemplateValues.of(message, companyName, language));
    return new MessageDraft(
        MimeComposer.newMessageId(from),
        date,
        from,
        message.to(),
        message.cc(),
        message.bcc(),
        message.replyTo(),
        message.subject() == null ? filled.subject() : message.subject(),
        given ? text(message) : filled.text(),
        given ? message.html() : filled.html(),
        given || filled.html() == null ? List.of() : used.letterhead().pictures(),
        attachments);
  }

  private static String text(CheckedMessage message) {
    return message.text() == null ? HtmlAsText.of(message.html()) : message.text();
  }
}
