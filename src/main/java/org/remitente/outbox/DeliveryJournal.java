package org.remitente.outbox;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.Insistence;

/**
 * Writes down marks and results of all connections of a node. A connection waits for each mark, and
 * so it is a small transaction, shared with those that wait at the same moment; nobody waits for a
 * result, and so all of a moment cost one (src/decisions/0023).
 */
final class DeliveryJournal {

  private static final Logger LOG = Logger.getLogger(DeliveryJournal.class.getName());

  /** Of the eight connections that send at once; measured: with two, or all, fewer leave. */
  private static final int ENOUGH = 3;

  private final GroupWriter<HandOverMark, Boolean> marks;
  private final GroupWriter<AttemptResult, Void> results;

  DeliveryJournal(DeliveryLog log) {
    // A mark that is not set in time is not waited for; what a server answered is kept.
    marks = new GroupWriter<>(some -> mark(log, some), mark -> false, ENOUGH);
    results = new GroupWriter<>(some -> write(log, some), result -> true);
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
   */
  void mark(HandOverMark mark) {
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

  /** Writes what was noted; to be called often. Never fails. */
  void writeInTime() {
    try {
      results.writeAll();
    } catch (RuntimeException | Error fault) {
      // What failed once would not be scheduled again.
      LOG.log(Level.FINE, "Results of deliveries wait for the database", fault);
    }
  }
}
