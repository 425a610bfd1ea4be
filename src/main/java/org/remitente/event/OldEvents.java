package org.remitente.event;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Deletes events that are kept no longer, each company's in a transaction of its own: whoever still
 * has to tell of one looks at messages and accounts then.
 */
@ApplicationScoped
public class OldEvents {

  private static final Logger LOG = Logger.getLogger(OldEvents.class.getName());

  /** So many times at once: new events come first. */
  private static final int TIMES = 200;

  @EJB Events events;

  /** Deletes them. */
  public void delete() {
    List<CompanyEvent> old = events.expired();
    for (int times = 0; times < TIMES && !old.isEmpty(); times++) {
      old.stream()
          .collect(Collectors.groupingBy(CompanyEvent::companyId))
          .values()
          .forEach(this::delete);
      old = events.expired();
    }
  }

  private void delete(List<CompanyEvent> ofCompany) {
    try {
      events.delete(ofCompany);
    } catch (RuntimeException fault) {
      LOG.log(Level.FINE, "Old events are deleted one by one", fault);
      ofCompany.forEach(this::delete);
    }
  }

  /** What cannot be told of in any words keeps nothing else from being deleted. */
  private void delete(CompanyEvent event) {
    try {
      events.delete(List.of(event));
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "Nobody can be told of event " + event.position() + " later", fault);
      events.forget(List.of(event));
    }
  }
}
