package org.remitente.outbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.RemitenteException;

/**
 * Writes down what a server answered, again and again while the database does not take it: an
 * answer that is forgotten because the database was restarted leaves a person in doubt.
 */
final class Insistence {

  private static final Logger LOG = Logger.getLogger(Insistence.class.getName());

  private static final Duration AT_FIRST = Duration.ofMillis(100);

  /** Before another node, which takes over what seems to be left, doubts the message. */
  private static final Duration LATER = Duration.ofSeconds(1);

  private static final int TRIES = 900;

  private Insistence() {}

  /**
   * Runs a transaction until it succeeds, for about a quarter of an hour or until the node stops.
   *
   * @param note must do nothing where it has succeeded before: its commit may be all that was lost
   */
  static void on(Runnable note) {
    for (int tries = 0; tries < TRIES && !Thread.currentThread().isInterrupted(); tries++) {
      try {
        note.run();
        return;
      } catch (RemitenteException ours) {
        throw ours;
      } catch (RuntimeException fault) {
        LOG.log(tries == 0 ? Level.WARNING : Level.FINE, "An outcome cannot be stored now", fault);
        LockSupport.parkNanos((tries == 0 ? AT_FIRST : LATER).toNanos());
      }
    }
    note.run();
  }
}
