package org.remitente.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.remitente.mail.Envelope;
import org.remitente.mail.MessageContent;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.mime.MimeComposer;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * One notice, composed as every message is.
 *
 * @param messageId with its angle brackets
 */
record Notice(String messageId, Envelope envelope, MessageContent content) {

  private static final Texts TEXTS = new Texts("org.remitente.notification.notice");
  private static final String SENDER = "Remitente";

  /** The notice that proves the way of notices. */
  static Notice test(EmailAddress from, EmailAddress to, Language language, OffsetDateTime now) {
    return of("test", Map.of("from", from.value()), from, to, language, now);
  }

  /**
   * A notice.
   *
   * @param name the key of its texts
   * @param args values that they name
   */
  static Notice of(
      String name,
      Map<String, String> args,
      EmailAddress from,
      EmailAddress to,
      Language language,
      OffsetDateTime now) {
    MailAddress sender = new MailAddress(from, SENDER);
    String messageId = MimeComposer.newMessageId(sender);
    MessageDraft draft =
        new MessageDraft(
            messageId,
            now,
            sender,
            List.of(new MailAddress(to, null)),
            List.of(),
            List.of(),
            null,
            TEXTS.text(language, name + ".subject", args),
            TEXTS.text(language, name + ".text", args),
            null,
            List.of());
    Envelope envelope = new Envelope(from, List.of(to));
    return new Notice(messageId, envelope, MessageContent.of(composed(draft)));
  }

  private static byte[] composed(MessageDraft draft) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MimeComposer.compose(draft, bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }
}
