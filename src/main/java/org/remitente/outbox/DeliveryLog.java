package org.remitente.outbox;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Envelope;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Ids;

/**
 * The written record of deliveries: each change is a short transaction of its own, and none spans
 * the network.
 */
@Stateless
public class DeliveryLog {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));

  @Inject OutboxRepository repository;
  @Inject StoredPieces pieces;
  @Inject MessageEnds ends;
  @Inject AccountWork work;
  @Inject Event<MessageChanged> changed;

  @Inject
  @ConfigProperty(name = "remitente.outbox.give-up-after", defaultValue = "P5D")
  String giveUpAfter;

  /**
   * Mends what a node that died left behind: what was not handed over goes back into the queue,
   * what may have been is in doubt. Only for whoever holds the account.
   */
  public void recover(String companyId, String accountId) {
    for (OutboxMessage message :
        repository.lock(companyId, accountId, EnumSet.of(MessageState.SENDING))) {
      if (message.handedOver()) {
        repository.recipients(message).stream()
            .filter(each -> each.is(RecipientState.PENDING))
            .forEach(each -> each.becomes(RecipientState.UNKNOWN, null));
        message.end(MessageState.UNKNOWN);
        attempt(
            message,
            DiagnosisCatalogue.verdict(DiagnosisCode.DATA_UNKNOWN, Service.SMTP, Stage.DATA));
      } else {
        message.requeue();
      }
      changed.fire(new MessageChanged(companyId, message.id()));
    }
  }

  /** The ids of messages that are due, those that wait longest first. */
  public List<String> due(String companyId, String accountId, int limit) {
    return repository.due(companyId, accountId, work.now(), limit);
  }

  /** When the next message of an account is due. */
  public Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return repository.nextDue(companyId, accountId);
  }

  /** Begins an attempt; empty where somebody cancelled the message meanwhile. */
  public Optional<DueMessage> begin(String companyId, String id) {
    Optional<OutboxMessage> found =
        repository
            .lock(companyId, id)
            .filter(each -> each.is(MessageState.QUEUED, MessageState.WAITING));
    return found.map(
        message -> {
          String attempt = Ids.next();
          message.begin(attempt);
          changed.fire(new MessageChanged(companyId, id));
          Envelope envelope =
              new Envelope(
                  message.sender(),
                  repository.recipients(message).stream()
                      .filter(each -> each.is(RecipientState.PENDING))
                      .map(MessageRecipient::address)
                      .toList());
          return new DueMessage(
              companyId,
              id,
              attempt,
              envelope,
              repository.recipients(message).stream()
                  .anyMatch(each -> each.is(RecipientState.ACCEPTED)),
              StoredContent.of(message, pieces),
              StoredContent.withBcc(message, pieces));
        });
  }

  /**
   * Marks that the server is ready for the content; when this returns the mark is committed.
   *
   * @param withBcc whether the content bears its Bcc field
   * @throws ClaimLostException where the attempt is not the one under way any more, as after a
   *     pause in which the lease ended
   */
  public void handOver(String companyId, String id, String attempt, boolean withBcc) {
    repository.lock(companyId, id).orElseThrow(ClaimLostException::new).handOver(attempt, withBcc);
  }

  /** Notes what came of an attempt that was begun, unless another one has begun since. */
  public void finish(String companyId, String id, String attempt, DeliveryOutcome outcome) {
    repository
        .lock(companyId, id)
        .filter(message -> message.awaits(attempt))
        .ifPresent(message -> finish(message, outcome));
  }

  /** Cancels what waits for an account that is gone. */
  public void withdraw(String companyId, List<String> ids) {
    waiting(companyId, ids).forEach(ends::withdraw);
  }

  /** Notes for messages that were not begun why their account could not be reached. */
  public void unreachable(String companyId, List<String> ids, DeliveryOutcome outcome) {
    waiting(companyId, ids).forEach(message -> finish(message, outcome));
  }

  /** In the order of their ids, as everybody does who locks several. */
  private Stream<OutboxMessage> waiting(String companyId, List<String> ids) {
    return ids.stream()
        .sorted()
        .flatMap(id -> repository.lock(companyId, id).stream())
        .filter(each -> each.is(MessageState.QUEUED, MessageState.WAITING));
  }

  private void finish(OutboxMessage message, DeliveryOutcome outcome) {
    List<MessageRecipient> recipients = repository.recipients(message);
    for (MessageRecipient recipient : recipients) {
      Optional.ofNullable(outcome.recipients().get(recipient.address()))
          .ifPresent(fate -> recipient.becomes(fate.state(), fate.serverReply()));
    }
    if (outcome.acceptedBySomebody()) {
      ends.accepted(message);
    }
    switch (outcome.kind()) {
      case DONE -> message.end(reached(recipients) ? MessageState.SENT : MessageState.REJECTED);
      case IN_DOUBT -> message.end(MessageState.UNKNOWN);
      case ACCOUNT_STOPPED, HELD -> message.hold();
      case AGAIN -> again(message, recipients);
    }
    attempt(message, outcome.diagnosis());
    changed.fire(new MessageChanged(message.companyId(), message.id()));
  }

  private void again(OutboxMessage message, List<MessageRecipient> recipients) {
    OffsetDateTime now = work.now();
    RetryPolicy policy = new RetryPolicy(DELAYS, Duration.parse(giveUpAfter));
    OffsetDateTime since = message.failingSince() == null ? now : message.failingSince();
    Duration failing = Duration.between(since, now);
    if (policy.givesUp(failing)) {
      recipients.stream()
          .filter(each -> each.is(RecipientState.PENDING))
          .forEach(each -> each.becomes(RecipientState.REFUSED, null));
      message.end(reached(recipients) ? MessageState.SENT : MessageState.REJECTED);
    } else {
      Duration delay = policy.delay(message.failures(), failing, RandomGenerator.getDefault());
      message.waitUntil(now.plus(delay), now);
    }
  }

  private static boolean reached(List<MessageRecipient> recipients) {
    return recipients.stream().anyMatch(each -> each.is(RecipientState.ACCEPTED));
  }

  private void attempt(OutboxMessage message, Diagnosis diagnosis) {
    repository.add(
        new MessageAttempt(
            message.companyId(),
            message.id(),
            repository.attempts(message),
            work.now(),
            message.state(),
            diagnosis));
  }
}
