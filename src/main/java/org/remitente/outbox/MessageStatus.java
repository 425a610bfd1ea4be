package org.remitente.outbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * A message as clients see it: everything but its content.
 *
 * @param messageId with its angle brackets
 * @param accountId the account that it leaves by, also after that was deleted
 * @param subject as composed
 * @param acceptedAt when it was accepted
 * @param notBefore when it may leave at the earliest, or null
 * @param sentAt when the first recipient was accepted, or null
 * @param nextAttemptAt when it will be tried again; null unless it waits
 * @param size bytes of the composed message
 */
public record MessageStatus(
    String id,
    String messageId,
    String accountId,
    DocumentReference document,
    String subject,
    MessageState state,
    CopyState sentCopy,
    OffsetDateTime acceptedAt,
    OffsetDateTime notBefore,
    OffsetDateTime sentAt,
    OffsetDateTime nextAttemptAt,
    long size,
    List<Recipient> recipients,
    List<Attempt> attempts,
    List<Warning> warnings) {

  private static final Texts TEXTS = new Texts("org.remitente.outbox.warning");

  /**
   * One recipient.
   *
   * @param serverReply what the server said to it last, safe to show once escaped, or null
   * @param bounce what a delivery report said of it later, or null
   */
  public record Recipient(
      String address, RecipientState state, String serverReply, Bounce bounce) {}

  /**
   * The message came back for a recipient whom a server had accepted.
   *
   * @param at when its report was read
   * @param status the code of RFC 3463 in the report, or null
   * @param diagnosis why
   */
  public record Bounce(OffsetDateTime at, String status, Diagnosis diagnosis) {}

  /**
   * One attempt to send.
   *
   * @param state where the message stood after it
   * @param diagnosis why it did not succeed, or null where it did
   */
  public record Attempt(OffsetDateTime at, MessageState state, Diagnosis diagnosis) {}

  /**
   * Something that whoever sent it should know although it was accepted.
   *
   * @param code stable code; its texts stand in the bundle {@code warning}
   * @param about the document's number or a recipient's address
   * @param hint the address that was meant, the date of the other message (ISO 8601, UTC), or null
   */
  public record Warning(String code, String about, String hint) {

    static final String DOCUMENT_AGAIN = "document-again";
    static final String RECIPIENT_TYPO = "recipient-typo";
    static final String RECIPIENT_DOMAIN_MISSING = "recipient-domain-missing";
    static final String RECIPIENT_WITHOUT_MAIL = "recipient-without-mail";

    /** What is to be known, in one sentence. */
    public String title(Language language) {
      return TEXTS.text(language, code + ".title", args(language));
    }

    /** What follows from it. */
    public String detail(Language language) {
      return TEXTS.text(language, code + ".detail", args(language));
    }

    private Map<String, String> args(Language language) {
      return Map.of("about", about, "hint", hint == null ? "" : hint(language));
    }

    private String hint(Language language) {
      return code.equals(DOCUMENT_AGAIN)
          ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              .withLocale(language.locale())
              .format(LocalDate.parse(hint))
          : hint;
    }
  }

  public MessageStatus {
    warnings = List.copyOf(warnings);
    recipients = List.copyOf(recipients);
    attempts = List.copyOf(attempts);
  }

  /**
   * The message as it stood at an earlier time, as far as that is remembered: what servers said to
   * recipients later is shown.
   *
   * @param earlier where it stood then, or null where that is not known
   * @param copy where its copy stood then, or null where that is not known
   */
  public MessageStatus at(OffsetDateTime time, MessageState earlier, CopyState copy) {
    MessageState then = earlier == null ? state : earlier;
    return new MessageStatus(
        id,
        messageId,
        accountId,
        document,
        subject,
        then,
        copy == null ? sentCopy : copy,
        acceptedAt,
        notBefore,
        sentAt == null || sentAt.isAfter(time) ? null : sentAt,
        then == MessageState.WAITING ? nextAttemptAt : null,
        size,
        recipients,
        attempts.stream().filter(each -> !each.at().isAfter(time)).toList(),
        warnings);
  }
}
