package org.remitente.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.remitente.delivery.DueMessage.DueRecipient;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.RecipientState;
import org.remitente.work.RetryPolicy;

/**
 * What came of an attempt.
 *
 * @param marked whether a mark was asked for: then only the attempt that set it may be written
 *     down, else only while nothing else has become of the message
 * @param at when it ended, by the database's clock
 * @param heldFor how long a message that is held lines up behind the others
 */
public record AttemptResult(
    Attempt attempt, boolean marked, DeliveryOutcome outcome, OffsetDateTime at, Duration heldFor) {

  /**
   * What becomes of the message.
   *
   * @param nextAttemptAt null where none is due
   * @param submittedAt when somebody accepted it, or null where nobody did in this attempt
   * @param copy null where nothing changes
   */
  record Change(
      MessageState state,
      OffsetDateTime nextAttemptAt,
      int failures,
      OffsetDateTime failingSince,
      OffsetDateTime submittedAt,
      CopyState copy,
      List<RecipientChange> recipients) {}

  /** What becomes of a recipient; a reply that is null leaves the last one. */
  record RecipientChange(int position, RecipientState state, String serverReply) {}

  String companyId() {
    return message().companyId();
  }

  String accountId() {
    return message().accountId();
  }

  DueMessage message() {
    return attempt.message();
  }

  Diagnosis diagnosis() {
    return outcome.diagnosis();
  }

  /** Whether people are told of it: not of one that was never begun. */
  boolean isTold() {
    return outcome != DeliveryOutcome.NOT_BEGUN;
  }

  /** Where the message stands by this attempt alone, however often it was tried before. */
  MessageState state() {
    return switch (outcome.kind()) {
      case DONE -> reached() ? MessageState.SENT : MessageState.REJECTED;
      case AGAIN -> MessageState.WAITING;
      case IN_DOUBT -> MessageState.UNKNOWN;
      case ACCOUNT_STOPPED, HELD -> MessageState.QUEUED;
    };
  }

  /** Whether this is the first time that somebody accepted the message. */
  boolean isSubmission() {
    return outcome.acceptedBySomebody() && !message().submitted();
  }

  /**
   * What is to be written down.
   *
   * @param filed where the copy stands once somebody has accepted the message
   */
  Change change(RetryPolicy policy, RandomGenerator random, CopyState filed) {
    CopyState copy = isSubmission() ? filed : null;
    return switch (outcome.kind()) {
      case DONE -> end(copy);
      case IN_DOUBT -> changed(MessageState.UNKNOWN, RecipientState.UNKNOWN, copy);
      case ACCOUNT_STOPPED, HELD -> hold(copy);
      case AGAIN -> again(policy, random, copy);
    };
  }

  private Change end(CopyState copy) {
    MessageState end = reached() ? MessageState.SENT : MessageState.REJECTED;
    return changed(end, RecipientState.REFUSED, end == MessageState.SENT ? copy : CopyState.OFF);
  }

  /** As it was; what it waits for does not count as age. */
  private Change hold(CopyState copy) {
    return new Change(
        MessageState.QUEUED,
        at.plus(heldFor),
        0,
        null,
        submittedAt(),
        copy,
        recipients(RecipientState.PENDING));
  }

  private Change again(RetryPolicy policy, RandomGenerator random, CopyState copy) {
    OffsetDateTime since = Optional.ofNullable(message().failingSince()).orElse(at);
    Duration failing = Duration.between(since, at);
    if (policy.givesUp(failing)) {
      return end(copy);
    }
    Duration delay = policy.delay(message().failures(), failing, random);
    return new Change(
        MessageState.WAITING,
        at.plus(delay),
        message().failures() + 1,
        since,
        submittedAt(),
        copy,
        recipients(RecipientState.PENDING));
  }

  private Change changed(MessageState state, RecipientState rest, CopyState copy) {
    return new Change(
        state,
        null,
        message().failures(),
        message().failingSince(),
        submittedAt(),
        copy,
        recipients(rest));
  }

  private OffsetDateTime submittedAt() {
    return outcome.acceptedBySomebody() ? at : null;
  }

  private boolean reached() {
    return message().partly() || outcome.acceptedBySomebody();
  }

  private List<RecipientChange> recipients(RecipientState rest) {
    return message().pending().stream().map(each -> change(each, rest)).toList();
  }

  private RecipientChange change(DueRecipient recipient, RecipientState rest) {
    DeliveryOutcome.Fate fate = outcome.recipients().get(recipient.address());
    if (fate == null) {
      return new RecipientChange(recipient.position(), rest, null);
    }
    boolean givenUp = fate.state() == RecipientState.PENDING && rest == RecipientState.REFUSED;
    return new RecipientChange(
        recipient.position(), givenUp ? rest : fate.state(), fate.serverReply());
  }
}
