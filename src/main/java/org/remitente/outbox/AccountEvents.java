package org.remitente.outbox;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountRemoval;
import org.remitente.account.AddressChange;
import org.remitente.shared.ConflictException;
import org.remitente.work.AccountWork;
import org.remitente.work.WorkKind;

/**
 * What happens to accounts and matters to their messages; in the transaction in which it happens.
 */
@ApplicationScoped
class AccountEvents {

  private static final EnumSet<MessageState> UNFINISHED =
      EnumSet.of(
          MessageState.QUEUED, MessageState.WAITING, MessageState.SENDING, MessageState.UNKNOWN);

  private static final EnumSet<WorkKind> OF_MESSAGES = EnumSet.of(WorkKind.SEND, WorkKind.COPY);

  @Inject OutboxRepository repository;
  @Inject MessageEnds ends;
  @EJB AccountWork work;

  /** A mended account goes on with what waits; while it is stopped no message ages. */
  void changed(@Observes AccountChanged change) {
    work.ensure(change.companyId(), change.accountId());
    if (change.health() == AccountHealth.NEEDS_SIGN_IN) {
      repository.holdWaiting(change.companyId(), change.accountId());
    } else if (change.health() == AccountHealth.OK) {
      repository.hasten(change.companyId(), change.accountId(), work.now());
      for (WorkKind kind : OF_MESSAGES) {
        work.resume(kind, change.companyId(), change.accountId());
      }
    }
  }

  /** Messages that wait keep their account, unless they are cancelled with it. */
  void removal(@Observes AccountRemoval removal) {
    List<OutboxMessage> waiting = unsent(removal);
    boolean sending = waiting.stream().anyMatch(message -> message.is(MessageState.SENDING));
    if (sending || !waiting.isEmpty() && !removal.cancelQueued()) {
      throw new ConflictException("account-has-messages");
    }
    ends.withdraw(waiting);
    work.end(WorkKind.SEND, removal.companyId(), removal.accountId());
    if (!unsent(removal).isEmpty()) {
      // Accepted at this very moment: whoever deletes has not seen it.
      throw new ConflictException("account-has-messages");
    }
  }

  private List<OutboxMessage> unsent(AccountRemoval removal) {
    return repository.lock(
        removal.companyId(),
        removal.accountId(),
        EnumSet.of(MessageState.QUEUED, MessageState.WAITING, MessageState.SENDING));
  }

  /** Messages that wait carry the old address. */
  void addressChange(@Observes AddressChange change) {
    if (repository.has(change.companyId(), change.accountId(), UNFINISHED)) {
      throw new ConflictException("messages-wait");
    }
  }
}
