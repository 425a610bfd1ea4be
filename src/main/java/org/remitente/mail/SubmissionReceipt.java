package org.remitente.mail;

import java.util.List;
import java.util.Optional;
import org.remitente.shared.EmailAddress;

/**
 * What came of one submission.
 *
 * @param recipients each recipient of the envelope with what the server said to it
 * @param failure why the message as a whole was not accepted, or null where it was; a refusal of
 *     all recipients is such a failure too (stage {@code recipient})
 * @param handedOver whether the content may have reached the server: with a failure without a reply
 *     this is a doubt
 */
public record SubmissionReceipt(
    List<Recipient> recipients, MailFailure failure, boolean handedOver) {

  /** What happened to one recipient. */
  public enum RecipientState {
    /** RCPT and the message were accepted. */
    ACCEPTED,
    /** RCPT was answered with a refusal, temporary or permanent. */
    REFUSED,
    /** RCPT was accepted, but the message was not, or nothing is known of it. */
    NOT_ACCEPTED
  }

  /**
   * One recipient.
   *
   * @param address its address
   * @param state what happened
   * @param reply the server's words to it, or null where it said none
   */
  public record Recipient(EmailAddress address, RecipientState state, ServerReply reply) {}

  public SubmissionReceipt {
    recipients = List.copyOf(recipients);
  }

  /** The receipt of a message that was not even begun, since nobody could be reached. */
  public static SubmissionReceipt notBegun(Envelope envelope, MailFailure failure) {
    List<Recipient> nobody =
        envelope.recipients().stream()
            .map(address -> new Recipient(address, RecipientState.NOT_ACCEPTED, null))
            .toList();
    return new SubmissionReceipt(nobody, failure, false);
  }

  /** Whether the server took the message for at least one recipient. */
  public boolean accepted() {
    return failure == null;
  }

  /** Why the message as a whole was not accepted. */
  public Optional<MailFailure> failed() {
    return Optional.ofNullable(failure);
  }

  /**
   * Whether nobody knows if the server has the message: it was ready for the content, and no final
   * answer came.
   */
  public boolean inDoubt() {
    return handedOver && failure != null && failure.serverReply() == null;
  }
}
