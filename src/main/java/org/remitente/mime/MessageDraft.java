package org.remitente.mime;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Everything that a message is composed of.
 *
 * @param messageId with its angle brackets; fixed before the message is composed and never changed
 * @param date goes into the Date header
 * @param from the account's address with the name to show
 * @param to at least one of to, cc and bcc has an address
 * @param bcc never written into the composed bytes
 * @param replyTo where answers go, or null
 * @param subject on one line
 * @param text the plain body
 * @param html the HTML body, or null where there is only text
 * @param pictures shown by the HTML; none where there is only text
 */
public record MessageDraft(
    String messageId,
    OffsetDateTime date,
    MailAddress from,
    List<MailAddress> to,
    List<MailAddress> cc,
    List<MailAddress> bcc,
    MailAddress replyTo,
    String subject,
    String text,
    String html,
    List<Picture> pictures,
    List<Attachment> attachments) {

  /** A message that shows no pictures. */
  public MessageDraft(
      String messageId,
      OffsetDateTime date,
      MailAddress from,
      List<MailAddress> to,
      List<MailAddress> cc,
      List<MailAddress> bcc,
      MailAddress replyTo,
      String subject,
      String text,
      String html,
      List<Attachment> attachments) {
    this(messageId, date, from, to, cc, bcc, replyTo, subject, text, html, List.of(), attachments);
  }

  public MessageDraft {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    pictures = List.copyOf(pictures);
    attachments = List.copyOf(attachments);
  }
}
