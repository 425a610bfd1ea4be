package org.remitente.event;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.DatabaseOutage;

/**
 * Deletes events that are kept no longer, many at once; where whoever still has to tell of one
 * cannot do with it, that one alone is kept for another day.
 */
@ApplicationScoped
public class OldEvents {

  private static final Logger LOG = Logger.getLogger(OldEvents.class.getName());

  /** A minute's share of old events: new ones come first. */
  private static final int BATCHES = 200;

  @EJB Events events;

  /**
   * Deletes them.
   *
   * @throws RuntimeException where the database is away
   */
  public void delete() {
    try {
      int batches = 1;
      while (events.deleteExpired() && batches < BATCHES) {
        batches++;
      }
    } catch (RuntimeException fault) {
      requireDatabase(fault);
      LOG.log(Level.FINE, "Old events are deleted one by one", fault);
      events.expired().forEach(this::delete);
    }
  }

  private void delete(CompanyEvent event) {
    try {
      events.delete(List.of(event));
    } catch (RuntimeException fault) {
      requireDatabase(fault);
      LOG.log(Level.WARNING, "Nobody can be told of event " + event.position() + " later", fault);
      events.forget(event);
    }
  }

  private static void requireDatabase(RuntimeException fault) {
    if (DatabaseOutage.caused(fault)) {
      throw fault;
    }
  }
}
