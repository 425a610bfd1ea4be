package org.remitente.event;

import java.util.List;

/**
 * Events are kept no longer. Fired in the transaction that deletes them: who still has to tell of
 * one keeps what it needs now.
 */
public record EventsDeleted(List<CompanyEvent> events) {

  public EventsDeleted {
    events = List.copyOf(events);
  }
}
