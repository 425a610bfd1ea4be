package org.remitente.shared;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes down what a server answered, again and again while the database does not take it: an
 * answer that is forgotten because the database was restarted leaves a person in doubt, or without
 * a permission.
 */
public final class Insistence {

  private static final Logger LOG = Logger.getLogger(Insistence.class.getName());

  private static final Duration AT_FIRST = Duration.ofMillis(100);

  /** Before another node, which takes over what seems to be left, doubts the message. */
  private static final Duration LATER = Duration.ofSeconds(1);

  private static final Duration LONG = Duration.ofMinutes(15);

  private Insistence() {}

  /**
   * Runs a transaction until it succeeds, for a quarter of an hour or until the node stops; the
   * last fault is thrown, and at once what we refuse ourselves.
   *
   * @param note must do nothing where it has succeeded before: its commit may be all that was lost
   */
  public static void on(Runnable note) {
    insist(
        LONG,
        fault -> true,
        () -> {
          note.run();
          return null;
        });
  }

  /**
   * The same for what somebody waits for, and only as long as the database is away.
   *
   * @param longest after which the last fault is thrown
   * @param note must do nothing where it has succeeded before, and tell then what holds
   */
  public static <T> T overAnOutage(Duration longest, Supplier<T> note) {
    return insist(longest, DatabaseOutage::caused, note);
  }

  private static <T> T insist(
      Duration longest, Predicate<RuntimeException> passing, Supplier<T> note) {
    long begun = System.nanoTime();
    for (Duration pause = AT_FIRST; ; pause = LATER) {
      try {
        return note.get();
      } catch (RuntimeException fault) {
        boolean over =
            System.nanoTime() - begun >= longest.toNanos()
                || Thread.currentThread().isInterrupted();
        if (over || fault instanceof RemitenteException || !passing.test(fault)) {
          throw fault;
        }
        LOG.log(
            pause.equals(AT_FIRST) ? Level.WARNING : Level.FINE,
            "An outcome cannot be stored now",
            fault);
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }
}
