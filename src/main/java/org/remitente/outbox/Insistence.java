package org.remitente.outbox;

import java.time.Duration;
import java.util.List;
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

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60));

  private Insistence() {}

  /**
   * Runs a transaction until it succeeds, for about two minutes.
   *
   * @param note must do nothing where it has succeeded before: its commit may be all that was lost
   */
  static void on(Runnable note) {
    for (Duration delay : DELAYS) {
      try {
        note.run();
        return;
      } catch (RemitenteException ours) {
        throw ours;
      } catch (RuntimeException fault) {
        LOG.log(Level.WARNING, "An outcome cannot be stored now", fault);
        LockSupport.parkNanos(delay.toNanos());
      }
    }
    note.run();
  }
}
