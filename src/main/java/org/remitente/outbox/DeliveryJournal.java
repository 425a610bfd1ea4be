package org.remitente.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.Insistence;

/**
 * Writes down marks and results of all connections of a node together: a result waits a moment for
 * the mark of a message behind it, so that both cost one commit.
 */
final class DeliveryJournal {

  private static final Logger LOG = Logger.getLogger(DeliveryJournal.class.getName());

  /** Of the eight connections that send at once; measured: with two, or all, fewer leave. */
  private static final int ENOUGH = 3;

  private final GroupWriter<Entry, Boolean> writer;

  /**
   * A mark that is to be set, or a result.
   *
   * @param mark null with a result
   * @param result null with a mark
   */
  private record Entry(HandOverMark mark, AttemptResult result) {}

  DeliveryJournal(DeliveryLog log) {
    // A mark that is not set in time is not waited for; what a server answered is kept.
    this.writer =
        new GroupWriter<>(entries -> write(log, entries), entry -> entry.mark() == null, ENOUGH);
  }

  private static List<Boolean> write(DeliveryLog log, List<Entry> entries) {
    List<HandOverMark> set =
        log.write(
            entries.stream().map(Entry::mark).filter(mark -> mark != null).toList(),
            entries.stream().map(Entry::result).filter(result -> result != null).toList());
    return entries.stream()
        .map(entry -> entry.mark() == null || set.contains(entry.mark()))
        .toList();
  }

  /**
   * Sets a mark; when this returns it is committed.
   *
   * @throws ClaimLostException where the attempt must hand nothing over
   */
  void mark(HandOverMark mark) {
    if (!writer.write(new Entry(mark, null))) {
      throw new ClaimLostException();
    }
  }

  /**
   * Takes a result, which is written with the next mark, or else by {@link #writeInTime}.
   *
   * @return done when it is committed; fails where the database refuses it for good
   */
  CompletableFuture<Void> note(AttemptResult result) {
    return writer.add(new Entry(null, result)).thenApply(committed -> null);
  }

  /** Returns when everything that was noted is written, however long the database is away. */
  void settle() {
    Insistence.on(writer::writeAll);
  }

  /** Writes results for which no mark came; to be called often. Never fails. */
  void writeInTime() {
    try {
      writer.writeAll();
    } catch (RuntimeException | Error fault) {
      // What failed once would not be scheduled again.
      LOG.log(Level.FINE, "Results of deliveries wait for the database", fault);
    }
  }
}
