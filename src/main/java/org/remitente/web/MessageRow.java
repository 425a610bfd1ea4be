package org.remitente.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.Language;

/**
 * A message in the list.
 *
 * @param state its name in the contract, for the style sheet
 * @param sign one character for the eye
 * @param reason why it has not been sent, or null
 * @param advice what to do about it, or null
 * @param serverReplies the servers' own words, each once
 * @param cautions what looks odd although it was accepted
 * @param returns for whom it came back although it was accepted
 * @param nextAttempt when it will be tried again, or null
 * @param retry whether it can be tried again
 * @param cancel whether it can be cancelled
 * @param confirm whether somebody must say if it was sent
 */
public record MessageRow(
    String id,
    Moment acceptedAt,
    String document,
    String subject,
    List<Recipient> recipients,
    String state,
    String sign,
    String stateWord,
    String reason,
    String advice,
    List<String> serverReplies,
    List<Caution> cautions,
    List<Return> returns,
    Moment nextAttempt,
    String copyState,
    String copySign,
    String copyWord,
    boolean retry,
    boolean cancel,
    boolean confirm)
    implements Serializable {

  /**
   * One recipient.
   *
   * @param note what became of it where that differs from the message, or null
   */
  public record Recipient(String address, String note) implements Serializable {}

  /**
   * It came back for one recipient.
   *
   * @param title for whom
   * @param serverReply the words of the report, or null
   */
  public record Return(String title, String reason, String advice, String serverReply)
      implements Serializable {}

  /** Something to look at. */
  public record Caution(String title, String advice) implements Serializable {}

  /**
   * @param keptByProvider whether its provider keeps what is sent by itself
   */
  static MessageRow of(MessageStatus message, boolean keptByProvider, Language language) {
    String state = message.state().tag();
    CopyState copy = copy(message, keptByProvider);
    Diagnosis diagnosis = lastDiagnosis(message);
    return new MessageRow(
        message.id(),
        Moment.of(message.acceptedAt(), language),
        document(message, language),
        message.subject(),
        recipients(message, language),
        state,
        sign(message.state()),
        PageText.text(language, "message-state." + state),
        diagnosis == null ? null : DiagnosisTexts.title(diagnosis, language),
        advice(message, diagnosis, language),
        serverReplies(message, diagnosis),
        cautions(message, language),
        returns(message, language),
        message.nextAttemptAt() == null ? null : Moment.of(message.nextAttemptAt(), language),
        copy.tag(),
        sign(copy),
        PageText.text(language, "copy-state." + copy.tag()),
        is(message, MessageState.WAITING, MessageState.REJECTED, MessageState.UNKNOWN),
        is(message, MessageState.QUEUED, MessageState.WAITING),
        is(message, MessageState.UNKNOWN));
  }

  /** Whether it will change by itself within moments. */
  static boolean underWay(MessageStatus message) {
    return switch (message.state()) {
      case QUEUED, SENDING -> true;
      case SENT -> message.sentCopy() == CopyState.PENDING;
      default -> false;
    };
  }

  private static CopyState copy(MessageStatus message, boolean keptByProvider) {
    boolean off = message.sentCopy() == CopyState.OFF;
    return off && keptByProvider && is(message, MessageState.SENT)
        ? CopyState.PROVIDER
        : message.sentCopy();
  }

  private static boolean is(MessageStatus message, MessageState... states) {
    return List.of(states).contains(message.state());
  }

  private static String document(MessageStatus message, Language language) {
    return PageText.text(
        language,
        "document." + message.document().type(),
        Map.of("number", Objects.toString(message.document().number(), "")));
  }

  private static List<Recipient> recipients(MessageStatus message, Language language) {
    boolean alike =
        message.recipients().stream().map(MessageStatus.Recipient::state).distinct().count() == 1;
    List<Recipient> recipients = new ArrayList<>();
    for (MessageStatus.Recipient each : message.recipients()) {
      boolean said =
          alike && each.state() != RecipientState.REFUSED
              || is(message, MessageState.REJECTED, MessageState.CANCELLED);
      recipients.add(new Recipient(each.address(), note(each, said, language)));
    }
    return recipients;
  }

  private static String note(MessageStatus.Recipient recipient, boolean said, Language language) {
    if (recipient.bounce() != null) {
      return PageText.text(language, "recipient-state.returned");
    }
    return said ? null : PageText.text(language, "recipient-state." + recipient.state().tag());
  }

  /** Where somebody must say what happened, the page itself tells how to find out. */
  private static String advice(MessageStatus message, Diagnosis diagnosis, Language language) {
    return diagnosis == null || is(message, MessageState.UNKNOWN)
        ? null
        : DiagnosisTexts.advice(diagnosis, language);
  }

  private static List<String> serverReplies(MessageStatus message, Diagnosis diagnosis) {
    Set<String> replies = new LinkedHashSet<>();
    if (diagnosis != null) {
      replies.add(diagnosis.serverReply());
    }
    message.recipients().forEach(each -> replies.add(each.serverReply()));
    replies.remove(null);
    return new ArrayList<>(replies);
  }

  /** Of one that nobody will get, nothing is worth a look. */
  private static List<Caution> cautions(MessageStatus message, Language language) {
    return is(message, MessageState.REJECTED, MessageState.CANCELLED)
        ? List.of()
        : message.warnings().stream()
            .map(each -> new Caution(each.title(language), each.detail(language)))
            .toList();
  }

  private static List<Return> returns(MessageStatus message, Language language) {
    return message.recipients().stream()
        .filter(each -> each.bounce() != null)
        .map(
            each ->
                new Return(
                    PageText.text(language, "messages.returned", Map.of("address", each.address())),
                    DiagnosisTexts.title(each.bounce().diagnosis(), language),
                    DiagnosisTexts.advice(each.bounce().diagnosis(), language),
                    each.bounce().diagnosis().serverReply()))
        .toList();
  }

  private static Diagnosis lastDiagnosis(MessageStatus message) {
    return message.state() == MessageState.SENT || message.attempts().isEmpty()
        ? null
        : message.attempts().get(message.attempts().size() - 1).diagnosis();
  }

  private static String sign(CopyState state) {
    return switch (state) {
      case PENDING -> "…";
      case PROVIDER, SAVED -> "✓";
      case FAILED -> "!";
      case OFF -> "–";
    };
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
