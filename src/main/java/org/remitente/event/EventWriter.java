package org.remitente.event;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.EndingMended;
import org.remitente.outbox.MessageBounced;
import org.remitente.outbox.MessagesChanged;

/**
 * Hears what happens, and has it written down in the transaction in which it does. No enterprise
 * bean: of one that observes, Payara makes a proxy for each event.
 */
@ApplicationScoped
public class EventWriter {

  @EJB Events events;
  @EJB EventNumbering numbering;

  /** Messages or their copies stand elsewhere. */
  public void changed(@Observes MessagesChanged change) {
    events.add(change.messages().stream().flatMap(EventWriter::of).toList());
  }

  private static Stream<NewEvent> of(MessagesChanged.Change change) {
    return Stream.of(
            Optional.ofNullable(change.state()).flatMap(EventType::of),
            Optional.ofNullable(change.copy()).flatMap(EventType::of))
        .flatMap(Optional::stream)
        .map(type -> new NewEvent(change.companyId(), type, change.id()));
  }

  /** A message came back. */
  public void bounced(@Observes MessageBounced bounce) {
    events.add(List.of(new NewEvent(bounce.companyId(), EventType.MESSAGE_BOUNCED, bounce.id())));
  }

  /** An account fares otherwise than before. */
  public void changed(@Observes AccountChanged change) {
    events.add(
        EventType.of(change.former(), change.health()).stream()
            .map(type -> new NewEvent(change.companyId(), type, change.accountId()))
            .toList());
  }

  /** Something that an account needs will end. The contract says when: without a day, no event. */
  public void ending(@Observes AccountEnding ending) {
    if (ending.at() != null) {
      events.add(
          List.of(
              new NewEvent(
                  ending.companyId(),
                  EventType.ACCOUNT_ENDING,
                  ending.accountId(),
                  ending.cause(),
                  ending.at())));
    }
  }

  /** It will not; where the account is in another trouble, the end of that one is told. */
  public void mended(@Observes EndingMended mended) {
    if (mended.at() != null && mended.health() == AccountHealth.OK) {
      events.add(
          List.of(
              new NewEvent(
                  mended.companyId(),
                  EventType.ACCOUNT_RECOVERED,
                  mended.accountId(),
                  mended.cause(),
                  mended.at())));
    }
  }

  /** An event need not wait for the next look at what has no place yet. */
  void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventWritten event) {
    numbering.lookSoon();
  }
}
