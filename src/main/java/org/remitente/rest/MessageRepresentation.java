package org.remitente.rest;

import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.outbox.DocumentReference;
import org.remitente.outbox.MessageStatus;
import org.remitente.shared.Language;

/** A message in answers: everything but its content. */
record MessageRepresentation(
    String id,
    String messageId,
    String state,
    String sentCopy,
    String account,
    DocumentReference document,
    String subject,
    long size,
    OffsetDateTime acceptedAt,
    OffsetDateTime notBefore,
    OffsetDateTime sentAt,
    OffsetDateTime nextAttemptAt,
    List<Recipient> recipients,
    List<Attempt> attempts,
    List<WarningRepresentation> warnings) {

  /** One recipient. */
  record Recipient(String address, String state, String serverReply, Bounce bounce) {

    static Recipient of(MessageStatus.Recipient recipient, Language language) {
      return new Recipient(
          recipient.address(),
          recipient.state().tag(),
          recipient.serverReply(),
          Bounce.of(recipient.bounce(), language));
    }
  }

  /** It came back for a recipient. */
  record Bounce(OffsetDateTime at, String status, DiagnosisRepresentation diagnosis) {

    /** Null stays null. */
    static Bounce of(MessageStatus.Bounce bounce, Language language) {
      return bounce == null
          ? null
          : new Bounce(
              bounce.at(),
              bounce.status(),
              DiagnosisRepresentation.of(bounce.diagnosis(), language));
    }
  }

  /** One attempt to send. */
  record Attempt(OffsetDateTime at, String state, DiagnosisRepresentation diagnosis) {}

  /** What the sender of a message is told at once. */
  record Accepted(String id, String messageId, String state, List<WarningRepresentation> warnings) {

    static Accepted of(MessageStatus status, Language language) {
      return new Accepted(
          status.id(), status.messageId(), status.state().tag(), warned(status, language));
    }
  }

  private static List<WarningRepresentation> warned(MessageStatus status, Language language) {
    return status.warnings().stream()
        .map(each -> WarningRepresentation.of(each, language))
        .toList();
  }

  static MessageRepresentation of(MessageStatus status, Language language) {
    return new MessageRepresentation(
        status.id(),
        status.messageId(),
        status.state().tag(),
        status.sentCopy().tag(),
        status.accountId(),
        status.document(),
        status.subject(),
        status.size(),
        status.acceptedAt(),
        status.notBefore(),
        status.sentAt(),
        status.nextAttemptAt(),
        status.recipients().stream().map(each -> Recipient.of(each, language)).toList(),
        status.attempts().stream()
            .map(
                each ->
                    new Attempt(
                        each.at(),
                        each.state().tag(),
                        DiagnosisRepresentation.of(each.diagnosis(), language)))
            .toList(),
        warned(status, language));
  }
}
