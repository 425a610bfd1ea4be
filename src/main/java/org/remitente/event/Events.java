package org.remitente.event;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;

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

  /** Adds events, in the transaction in which they happened. */
  public void add(List<NewEvent> events) {
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
   * Deletes events that are kept no longer, a limited number at a time; whoever still has to tell
   * of one hears of it.
   *
   * @return whether there may be more
   */
  public boolean deleteExpired() {
    List<CompanyEvent> old = expired();
    if (!old.isEmpty()) {
      delete(old);
    }
    return old.size() == DELETED_AT_ONCE;
  }

  /** Events that are kept no longer, a limited number of them, those that were told first. */
  public List<CompanyEvent> expired() {
    return repository.olderThan(DAYS_KEPT, DELETED_AT_ONCE);
  }

  /** Deletes these; whoever still has to tell of one hears of it. */
  public void delete(List<CompanyEvent> old) {
    deleted.fire(new EventsDeleted(old));
    repository.remove(old);
  }

  /** Deletes an event that is a day over its time, and nobody hears of it. */
  public void forget(CompanyEvent old) {
    repository.remove(old, DAYS_KEPT + 1);
  }
}
