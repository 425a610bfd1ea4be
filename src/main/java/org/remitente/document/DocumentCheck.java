package org.remitente.document;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.remitente.document.DocumentMessage.Document;
import org.remitente.mime.Attachment;
import org.remitente.shared.InputError;
import org.remitente.shared.Language;
import org.remitente.shared.TooLargeException;

/** Checks a message as a client sent it: every error is found, not only the first. */
final class DocumentCheck {

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_FILENAME = 200;
  private static final int LARGEST_BODY = 1 << 20;
  private static final int MOST_ATTACHMENTS = 100;
  private static final int LAST_YEAR = 9999;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
  private static final Document NO_DOCUMENT = new Document(null, null, null, null, null);

  private final InputErrors errors = new InputErrors();
  private final CheckedMessage message;

  DocumentCheck(DocumentMessage message, List<Attachment> attachments, String idempotencyKey) {
    checkDocument(message.document());
    Document document = message.document() == null ? NO_DOCUMENT : message.document();
    RecipientCheck recipients = new RecipientCheck(message, errors);
    this.message =
        new CheckedMessage(
            type(document.type()),
            document.number(),
            date(document.date()),
            total(document.total()),
            currency(document.currency()),
            recipients.to(),
            recipients.cc(),
            recipients.bcc(),
            recipients.replyTo(),
            language(message.language()),
            message.subject(),
            message.text(),
            message.html(),
            notBefore(message.notBefore()));
    errors.line("subject", message.subject(), LONGEST_SUBJECT);
    errors.body("text", message.text(), LARGEST_BODY);
    errors.body("html", message.html(), LARGEST_BODY);
    checkFiles(attachments);
    if (idempotencyKey != null) {
      errors.requireLine("Idempotency-Key", idempotencyKey, LONGEST_KEY);
    }
  }

  /** All that is wrong. */
  List<InputError> errors() {
    return errors.all();
  }

  /** The message; worth nothing where there are errors. */
  CheckedMessage message() {
    return message;
  }

  /**
   * Holds the sizes of the attachments against a limit.
   *
   * @param limit bytes of all together
   * @throws TooLargeException {@code attachments} over it
   */
  static void requireSize(List<Attachment> attachments, long limit) {
    long left = limit;
    for (Attachment file : attachments) {
      left -= file.size();
      if (left < 0) {
        throw new TooLargeException("attachments", limit);
      }
    }
  }

  private void checkDocument(Document document) {
    if (document == null) {
      errors.add("document", "required");
      return;
    }
    if (errors.requireLine("document.type", document.type(), LONGEST_NUMBER)
        && DocumentType.ofTag(document.type()).isEmpty()) {
      errors.add("document.type", "value");
    }
    errors.requireLine("document.number", document.number(), LONGEST_NUMBER);
  }

  private static DocumentType type(String tag) {
    return DocumentType.ofTag(tag).orElse(null);
  }

  private LocalDate date(String text) {
    try {
      LocalDate date = text == null ? null : LocalDate.parse(text);
      requireYear("document.date", date == null ? 1 : date.getYear());
      return date;
    } catch (DateTimeException notADate) {
      errors.add("document.date", "date");
      return null;
    }
  }

  private BigDecimal total(String text) {
    if (text != null && !NUMBER.matcher(text).matches()) {
      errors.add("document.total", "number");
      return null;
    }
    return text == null ? null : new BigDecimal(text);
  }

  private Currency currency(String code) {
    try {
      return code == null ? null : Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      errors.add("document.currency", "currency");
      return null;
    }
  }

  private Language language(String tag) {
    Language language = Language.ofTag(tag).orElse(null);
    if (tag != null && language == null) {
      errors.add("language", "language");
    }
    return language;
  }

  /** Databases store whole microseconds, and years of four digits. */
  private OffsetDateTime notBefore(String text) {
    try {
      if (text == null) {
        return null;
      }
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      requireYear("notBefore", time.getYear());
      return time.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException notATime) {
      errors.add("notBefore", "date");
      return null;
    }
  }

  private void requireYear(String field, int year) {
    if (year < 1 || year > LAST_YEAR) {
      errors.add(field, "range");
    }
  }

  private void checkFiles(List<Attachment> attachments) {
    if (attachments.size() > MOST_ATTACHMENTS) {
      errors.add("attachments", "too-many");
      return;
    }
    for (int i = 0; i < attachments.size(); i++) {
      checkFile("attachments[" + i + "]", attachments.get(i));
    }
  }

  /** No path, and nothing that lets {@code exe.pdf} read like the name of another kind of file. */
  private void checkName(String field, String name) {
    if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
      errors.add(field, "value");
    } else if (name.codePoints().anyMatch(DocumentCheck::turnsTheText)) {
      errors.add(field, "control-characters");
    }
  }

  /** The explicit formatting characters of Unicode's bidirectional algorithm (UAX 9). */
  private static boolean turnsTheText(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> false;
    };
  }

  private void checkFile(String path, Attachment file) {
    String name = file.filename();
    if (errors.requireLine(path + ".filename", name, LONGEST_FILENAME)) {
      checkName(path + ".filename", name);
    }
    if (file.contentType() == null) {
      errors.add(path + ".contentType", "required");
    } else if (!file.isTyped()) {
      errors.add(path + ".contentType", "value");
    }
  }
}
