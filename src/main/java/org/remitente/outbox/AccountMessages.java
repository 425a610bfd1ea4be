package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.work.AccountWork;

/**
 * What waits for an account, for whoever holds it: each change is a short transaction of its own.
 */
@Stateless
public class AccountMessages {

  private static final EnumSet<MessageState> WAITING =
      EnumSet.of(MessageState.QUEUED, MessageState.WAITING);

  @Inject OutboxRepository repository;
  @Inject MessageEnds ends;
  @EJB Doubts doubts;
  @EJB AccountWork work;
  @Inject Event<MessagesChanged> changed;

  /** When the next message of an account is due. */
  public Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return repository.nextDue(companyId, accountId);
  }

  /**
   * Mends what a node that died left behind: what was not handed over goes back into the queue,
   * what may have been is in doubt.
   */
  public void recover(String companyId, String accountId) {
    for (OutboxMessage message :
        repository.lock(companyId, accountId, EnumSet.of(MessageState.SENDING))) {
      if (message.handedOver()) {
        doubt(message);
      } else {
        message.requeue();
      }
      changed.fire(MessagesChanged.to(message));
    }
  }

  private void doubt(OutboxMessage message) {
    repository.recipients(message).stream()
        .filter(each -> each.is(RecipientState.PENDING))
        .forEach(each -> each.becomes(RecipientState.UNKNOWN, null));
    OffsetDateTime due = message.nextAttemptAt();
    OffsetDateTime now = work.now();
    message.end(MessageState.UNKNOWN, now);
    repository.add(
        new MessageAttempt(
            message.companyId(),
            message.id(),
            repository.attempts(message),
            now,
            message.state(),
            DiagnosisCatalogue.verdict(DiagnosisCode.DATA_UNKNOWN, Service.SMTP, Stage.DATA)));
    doubts.arose(message.companyId(), message.id(), due);
  }

  /** An account cannot send for no fault of its messages: none of them ages. */
  public void hold(String companyId, String accountId) {
    repository.holdWaiting(companyId, accountId);
  }

  /** Cancels what waits for an account that is gone. */
  public void withdraw(String companyId, String accountId) {
    ends.withdraw(repository.lock(companyId, accountId, WAITING));
  }
}
