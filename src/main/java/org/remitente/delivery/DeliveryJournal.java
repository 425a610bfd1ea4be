package org.remitente.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.database.GroupWriter;
import org.remitente.shared.Insistence;

/**
 * Writes down marks and results of all connections of a node. A connection stands still for each
 * mark, and so it is a small transaction, shared with those that wait at the same moment; no
 * message waits for a result, and so those of a moment share one (src/decisions/0023).
 */
final class DeliveryJournal {

  private static final Logger LOG = Logger.getLogger(DeliveryJournal.class.getName());

  /**
   * Of the eight connections that send at once: so many marks are worth a commit beside another.
   */
  private static final int ENOUGH = 3;

  /**
   * So many results may wait before no further message is handed over: a kill leaves each of them
   * in doubt, and the database may take marks while something stands against results.
   */
  private static final int MOST_UNWRITTEN = 64;

  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  private final GroupWriter<HandOverMark, Boolean> marks;
  private final GroupWriter<AttemptResult, Void> results;
  private volatile long restsUntilNanos = System.nanoTime();

  DeliveryJournal(DeliveryLog log) {
    // A mark that is not set in time is not waited for; what a server answered is kept.
    marks = new GroupWriter<>(some -> mark(log, some), GroupWriter.Outage.FAILS, ENOUGH);
    results = new GroupWriter<>(some -> write(log, some), GroupWriter.Outage.WAITS);
  }

  private static List<Boolean> mark(DeliveryLog log, List<HandOverMark> marks) {
    List<HandOverMark> set = log.mark(marks);
    return marks.stream().map(set::contains).toList();
  }

  private static List<Void> write(DeliveryLog log, List<AttemptResult> results) {
    log.write(results);
    return Collections.nCopies(results.size(), null);
  }

  /**
   * Sets a mark; when this returns it is committed.
   *
   * @throws ClaimLostException where the attempt must hand nothing over
   * @throws RuntimeException where the database is away: nothing may be handed over then, either
   */
  void mark(HandOverMark mark) {
    if (results.waiting() >= MOST_UNWRITTEN) {
      results.writeAll();
    }
    if (!marks.write(mark)) {
      throw new ClaimLostException();
    }
  }

  /**
   * Takes a result, which is written by {@link #writeInTime} or {@link #settle}.
   *
   * @return done when it is committed; fails where the database refuses it for good
   */
  CompletableFuture<Void> note(AttemptResult result) {
    return results.add(result);
  }

  /** Returns when everything that was noted is written, however long the database is away. */
  void settle() {
    Insistence.on(results::writeAll);
  }

  /**
   * Writes what was noted; to be called often. Never fails, and rests for a second after a fault.
   */
  void writeInTime() {
    if (System.nanoTime() - restsUntilNanos < 0) {
      return;
    }
    try {
      results.writeAll();
    } catch (RuntimeException | Error fault) {
      // What failed once would not be scheduled again.
      restsUntilNanos = System.nanoTime() + AFTER_A_FAULT.toNanos();
      LOG.log(Level.FINE, "Results of deliveries cannot be written now", fault);
    }
  }
}
