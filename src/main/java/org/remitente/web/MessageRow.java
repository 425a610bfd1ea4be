package org.remitente.web;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.shared.Language;

/**
 * A message in the list.
 *
 * @param state its name in the contract, for the style sheet
 * @param sign one character for the eye
 * @param reason why it has not been sent, or null
 * @param serverReply the server's own words, or null
 * @param nextAttempt when it will be tried again, or null
 */
public record MessageRow(
    Moment acceptedAt,
    String document,
    String recipients,
    String state,
    String sign,
    String stateWord,
    String reason,
    String serverReply,
    Moment nextAttempt,
    String copyState,
    String copyWord) {

  static MessageRow of(MessageStatus message, Language language) {
    String state = message.state().tag();
    String copy = message.sentCopy().tag();
    Diagnosis diagnosis = lastDiagnosis(message);
    return new MessageRow(
        Moment.of(message.acceptedAt(), language),
        document(message, language),
        message.recipients().stream()
            .map(MessageStatus.Recipient::address)
            .collect(Collectors.joining(", ")),
        state,
        sign(message.state()),
        PageText.text(language, "message-state." + state),
        diagnosis == null ? null : DiagnosisTexts.title(diagnosis, language),
        diagnosis == null ? null : diagnosis.serverReply(),
        message.nextAttemptAt() == null ? null : Moment.of(message.nextAttemptAt(), language),
        copy,
        PageText.text(language, "copy-state." + copy));
  }

  /** Whether it will change by itself within moments. */
  static boolean underWay(MessageStatus message) {
    return switch (message.state()) {
      case QUEUED, SENDING -> true;
      case SENT -> message.sentCopy() == CopyState.PENDING;
      default -> false;
    };
  }

  private static String document(MessageStatus message, Language language) {
    if (message.document() == null) {
      return message.subject();
    }
    return PageText.text(
        language,
        "document." + message.document().type(),
        Map.of("number", Objects.toString(message.document().number(), "")));
  }

  private static Diagnosis lastDiagnosis(MessageStatus message) {
    return message.state() == MessageState.SENT || message.attempts().isEmpty()
        ? null
        : message.attempts().get(message.attempts().size() - 1).diagnosis();
  }

  private static String sign(MessageState state) {
    return switch (state) {
      case QUEUED -> "·";
      case SENDING -> "…";
      case SENT -> "✓";
      case WAITING -> "↻";
      case REJECTED -> "✗";
      case UNKNOWN -> "?";
      case CANCELLED -> "–";
    };
  }
}
