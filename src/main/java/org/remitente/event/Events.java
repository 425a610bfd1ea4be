package org.remitente.event;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.EndingMended;
import org.remitente.outbox.MessageBounced;
import org.remitente.outbox.MessagesChanged;

/**
 * The log of what happened. It is written in the transaction in which something happened, so that
 * no kill comes between the two; an event is told once that transaction has succeeded and {@link
 * #number()} has given it a place (src/decisions/0024).
 */
@Stateless
public class Events {

  /** So long an event is kept; who comes back later has missed some. */
  static final int DAYS_KEPT = 7;

  private static final int NUMBERED_AT_ONCE = 1000;
  private static final int DELETED_AT_ONCE = 500;

  @Inject EventRepository repository;
  @Inject Event<EventWritten> written;
  @Inject Event<EventsNumbered> numbered;
  @Inject Event<EventsDeleted> deleted;

  /** Messages or their copies stand elsewhere. */
  public void changed(@Observes MessagesChanged change) {
    add(change.messages().stream().flatMap(Events::of).toList());
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
    add(List.of(new NewEvent(bounce.companyId(), EventType.MESSAGE_BOUNCED, bounce.id())));
  }

  /** An account fares otherwise than before. */
  public void changed(@Observes AccountChanged change) {
    add(
        EventType.of(change.former(), change.health()).stream()
            .map(type -> new NewEvent(change.companyId(), type, change.accountId()))
            .toList());
  }

  /** Something that an account needs will end. The contract says when: without a day, no event. */
  public void ending(@Observes AccountEnding ending) {
    if (ending.at() != null) {
      add(
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
      add(
          List.of(
              new NewEvent(
                  mended.companyId(),
                  EventType.ACCOUNT_RECOVERED,
                  mended.accountId(),
                  mended.cause(),
                  mended.at())));
    }
  }

  private void add(List<NewEvent> events) {
    if (!events.isEmpty()) {
      repository.add(events);
      written.fire(new EventWritten());
    }
  }

  /**
   * Gives events of transactions that have succeeded their places, a limited number at a time.
   *
   * @return whether there may be more, or somebody else is at it
   */
  public boolean number() {
    if (!repository.hasFresh()) {
      return false;
    }
    OptionalLong turn = repository.turn();
    if (turn.isEmpty()) {
      return true;
    }
    List<CompanyEvent> events = repository.number(turn.getAsLong(), NUMBERED_AT_ONCE);
    if (!events.isEmpty()) {
      numbered.fire(new EventsNumbered(events));
    }
    return events.size() == NUMBERED_AT_ONCE;
  }

  /** A company's events after a place, in the order of telling; none is ever missed. */
  public List<CompanyEvent> after(String companyId, long position, int limit) {
    return repository.after(companyId, position, limit);
  }

  /** The place of the event that was numbered last, whosever it is. */
  public long last() {
    return repository.last();
  }

  /**
   * Deletes events that are kept no longer, a limited number at a time.
   *
   * @return whether there may be more
   */
  public boolean deleteExpired() {
    List<CompanyEvent> old = repository.deleteOlderThan(DAYS_KEPT, DELETED_AT_ONCE);
    if (!old.isEmpty()) {
      deleted.fire(new EventsDeleted(old));
    }
    return old.size() == DELETED_AT_ONCE;
  }
}
