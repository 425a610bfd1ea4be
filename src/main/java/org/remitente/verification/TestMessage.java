package org.remitente.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.remitente.mail.Envelope;
import org.remitente.mail.MessageContent;
import org.remitente.mail.MessageTrace;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.mime.MimeComposer;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * The message by which a verification proves an account: from its own address to its own address,
 * composed as documents are.
 *
 * @param messageId with its angle brackets
 */
record TestMessage(
    String messageId, Envelope envelope, MessageContent content, OffsetDateTime date) {

  private static final Texts TEXTS = new Texts("org.remitente.verification.message");

  /** By what it is known again. */
  MessageTrace trace() {
    return new MessageTrace(messageId, date);
  }

  /**
   * @param displayName the name that recipients see, or null
   */
  static TestMessage of(
      EmailAddress sender, String displayName, Language language, OffsetDateTime now) {
    MailAddress self = new MailAddress(sender, displayName);
    String messageId = MimeComposer.newMessageId(self);
    Map<String, String> args = Map.of("address", sender.value());
    MessageDraft draft =
        new MessageDraft(
            messageId,
            now,
            self,
            List.of(self),
            List.of(),
            List.of(),
            null,
            TEXTS.text(language, "subject"),
            TEXTS.text(language, "text", args),
            null,
            List.of());
    Envelope envelope = new Envelope(sender, List.of(sender));
    return new TestMessage(messageId, envelope, MessageContent.of(composed(draft)), now);
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
