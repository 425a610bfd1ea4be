package org.remitente.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.DatabaseOutage;

/**
 * Writes what several threads have to write at the same time in one transaction: whoever comes to
 * write does so for all who wait. The busier the node, the fewer commits a message costs.
 *
 * @param <T> what is written
 * @param <R> what the database says to it
 */
final class GroupWriter<T, R> {

  private static final Logger LOG = Logger.getLogger(GroupWriter.class.getName());

  /** So many at most in one transaction, so that nobody waits for long. */
  private static final int GROUP = 64;

  private static final CompletableFuture<?> NEVER = new CompletableFuture<>();

  private final Function<List<T>, List<R>> transaction;
  private final Predicate<T> lasting;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Waiting<T, R>> waiting = new ArrayList<>();
  private boolean writing;

  private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

  /**
   * @param transaction writes a group and answers in its order; commits all or nothing
   * @param lasting whether an item is kept, to be written later, where the database is away; any
   *     other fails then
   */
  GroupWriter(Function<List<T>, List<R>> transaction, Predicate<T> lasting) {
    this.transaction = transaction;
    this.lasting = lasting;
  }

  /** Takes an item, to be written with the next group. */
  CompletableFuture<R> add(T item) {
    Waiting<T, R> added = new Waiting<>(item, new CompletableFuture<>());
    return locked(
        () -> {
          waiting.add(added);
          return added.answer();
        });
  }

  /**
   * Writes an item; when this returns it is committed.
   *
   * @throws RuntimeException what the transaction threw for it alone
   */
  R write(T item) {
    CompletableFuture<R> answer = add(item);
    while (begins(answer)) {
      writeGroup();
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  /**
   * Writes what waits.
   *
   * @throws RuntimeException where the database is away and something lasting waits on
   */
  void writeAll() {
    while (begins(NEVER)) {
      RuntimeException outage = writeGroup();
      if (outage != null) {
        throw outage;
      }
    }
  }

  /**
   * Waits until nobody else writes, or somebody has written an item: whose item is written goes on
   * at once, and not behind the next group.
   *
   * @return whether the thread is to write the next group
   */
  private boolean begins(CompletableFuture<?> answer) {
    return locked(
        () -> {
          while (writing && !answer.isDone()) {
            changed.awaitUninterruptibly();
          }
          boolean begins = !answer.isDone() && !waiting.isEmpty();
          writing |= begins;
          return begins;
        });
  }

  /** Only for whoever has begun; gives back why something waits on. */
  private RuntimeException writeGroup() {
    List<Waiting<T, R>> group = take();
    try {
      write(group);
      return null;
    } catch (RuntimeException fault) {
      if (DatabaseOutage.caused(fault)) {
        return keepLasting(group, fault) ? fault : null;
      }
      // So that what one of them breaks does not hold up the others.
      group.forEach(this::writeAlone);
      return null;
    } catch (Error fault) {
      group.forEach(each -> each.answer().completeExceptionally(fault));
      throw fault;
    } finally {
      end();
    }
  }

  private void end() {
    locked(
        () -> {
          writing = false;
          changed.signalAll();
          return null;
        });
  }

  private void write(List<Waiting<T, R>> group) {
    List<R> answers = transaction.apply(group.stream().map(Waiting::item).toList());
    for (int i = 0; i < answers.size(); i++) {
      group.get(i).answer().complete(answers.get(i));
    }
  }

  private void writeAlone(Waiting<T, R> one) {
    try {
      write(List.of(one));
    } catch (RuntimeException fault) {
      LOG.log(Level.FINE, "Refused by the database", fault);
      one.answer().completeExceptionally(fault);
    }
  }

  private boolean keepLasting(List<Waiting<T, R>> group, RuntimeException fault) {
    List<Waiting<T, R>> kept = new ArrayList<>();
    for (Waiting<T, R> each : group) {
      if (lasting.test(each.item())) {
        kept.add(each);
      } else {
        each.answer().completeExceptionally(fault);
      }
    }
    return locked(
        () -> {
          boolean some = !kept.isEmpty();
          kept.addAll(waiting);
          waiting = kept;
          return some;
        });
  }

  private List<Waiting<T, R>> take() {
    return locked(
        () -> {
          List<Waiting<T, R>> group = waiting.subList(0, Math.min(GROUP, waiting.size()));
          List<Waiting<T, R>> taken = List.copyOf(group);
          group.clear();
          return taken;
        });
  }

  private <V> V locked(Supplier<V> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}
