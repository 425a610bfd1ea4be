package org.remitente.mime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.remitente.shared.Ids;
import org.remitente.shared.MessageMark;

/**
 * Composes messages, once: what leaves and what is filed are the bytes written here. A {@code
 * multipart/mixed} of {@code multipart/alternative} (text, HTML with its pictures) and the
 * attachments (RFC 2046), without the levels that have nothing to hold; headers with RFC 2047, file
 * names with RFC 2231 and an ASCII fall-back; 7-bit safe, lines within 76 characters (998 at the
 * most), CRLF line ends.
 */
public final class MimeComposer {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
  private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}@[!-;=?-~]{1,255}>");

  private MimeComposer() {}

  /**
   * Writes the message, without any Bcc, and does not close the stream.
   *
   * @throws IllegalArgumentException for control characters in any header field; nothing is written
   *     then
   * @throws IOException also where an attachment has more or fewer bytes than it says
   */
  public static void compose(MessageDraft draft, OutputStream out) throws IOException {
    MessagePart body = body(draft);
    MessagePart whole = new MessagePart(header(draft) + body.fields(), body.content());
    OutputStream buffered = new BufferedOutputStream(out);
    whole.writeTo(buffered);
    buffered.write('\r');
    buffered.write('\n');
    buffered.flush();
  }

  /**
   * A new globally unique Message-ID with its angle brackets (RFC 5322 section 3.6.4), in the
   * domain of the sender.
   */
  public static String newMessageId(MailAddress from) {
    return "<" + Ids.next() + "@" + from.address().domain() + ">";
  }

  /**
   * The Bcc header with its CRLF that stands in front of the filed copy; empty where there are no
   * such recipients.
   */
  public static byte[] bccHeader(List<MailAddress> bcc) {
    String field = bcc.isEmpty() ? "" : HeaderField.addresses("Bcc", bcc);
    return field.getBytes(StandardCharsets.US_ASCII);
  }

  private static String header(MessageDraft draft) {
    if (!MESSAGE_ID.matcher(draft.messageId()).matches()) {
      throw new IllegalArgumentException("no Message-ID");
    }
    StringBuilder header = new StringBuilder(1024);
    header.append("Date: ").append(DATE.format(draft.date())).append("\r\n");
    header.append(HeaderField.addresses("From", List.of(draft.from())));
    if (draft.replyTo() != null) {
      header.append(HeaderField.addresses("Reply-To", List.of(draft.replyTo())));
    }
    return header
        .append(recipients(draft))
        .append(HeaderField.text("Subject", draft.subject()))
        .append("Message-ID: ")
        .append(draft.messageId())
        .append("\r\n")
        .append(MessageMark.HEADER + ": ")
        .append(MessageMark.of(draft.messageId()))
        .append("\r\n")
        .append("MIME-Version: 1.0\r\n")
        .toString();
  }

  /** Where all are hidden, an empty group says so: some servers refuse a message without any To. */
  private static String recipients(MessageDraft draft) {
    if (draft.to().isEmpty() && draft.cc().isEmpty()) {
      return "To: undisclosed-recipients:;\r\n";
    }
    String to = draft.to().isEmpty() ? "" : HeaderField.addresses("To", draft.to());
    return draft.cc().isEmpty() ? to : to + HeaderField.addresses("Cc", draft.cc());
  }

  /** With the pictures that it shows (RFC 2387). */
  private static MessagePart html(MessageDraft draft) {
    MessagePart html = MessagePart.text("html", draft.html());
    if (draft.pictures().isEmpty()) {
      return html;
    }
    List<MessagePart> parts = new ArrayList<>();
    parts.add(html);
    draft.pictures().forEach(picture -> parts.add(MessagePart.picture(picture)));
    return MessagePart.related("text/html", parts);
  }

  private static MessagePart body(MessageDraft draft) {
    MessagePart text = MessagePart.text("plain", draft.text());
    MessagePart readable =
        draft.html() == null
            ? text
            : MessagePart.multipart("alternative", List.of(text, html(draft)));
    if (draft.attachments().isEmpty()) {
      return readable;
    }
    List<MessagePart> parts = new ArrayList<>();
    parts.add(readable);
    draft.attachments().forEach(file -> parts.add(MessagePart.file(file)));
    return MessagePart.multipart("mixed", parts);
  }
}
