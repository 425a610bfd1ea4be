package org.remitente.event;

import java.util.List;

/**
 * Events got their place in the order of telling, in which they are listed. Fired in the
 * transaction that gives it: a synchronous observer keeps what it must not lose, one after success
 * only wakes somebody up.
 */
public record EventsNumbered(List<CompanyEvent> events) {

  public EventsNumbered {
    events = List.copyOf(events);
  }
}
