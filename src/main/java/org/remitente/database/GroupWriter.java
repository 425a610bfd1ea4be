package org.remitente.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.remitente.shared.DatabaseOutage;

/**
 * Writes what several threads have to write at the same time in one transaction: whoever comes to
 * write does so for all who wait. The busier the node, the fewer commits a message costs. Two such
 * transactions at most are under way at once.
 *
 * @param <T> what is written
 * @param <R> what the database says to it
 */
public final class GroupWriter<T, R> {

  private static final Logger LOG = Logger.getLogger(GroupWriter.class.getName());

  /** So many at most in one transaction, so that nobody waits for long. */
  private static final int GROUP = 64;

  /** Groups: while one waits for the disk, the processor is free for another. */
  private static final int AT_ONCE = 2;

  private final Function<List<T>, List<R>> transaction;
  private final Outage inOutage;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int enough;
  private List<Waiting<T, R>> waiting = new ArrayList<>();

  /** What is being written, each by whoever took it. */
  private final Set<List<Waiting<T, R>>> groups =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

  /** What becomes of items where the database is away. */
  public enum Outage {
    /** They fail, with all that wait: nobody knows when the database comes back. */
    FAILS,

    /** They wait, in their order, to be written later. */
    WAITS
  }

  /**
   * Writes one group after the other.
   *
   * @param transaction writes a group and answers in its order; commits all or nothing
   */
  public GroupWriter(Function<List<T>, List<R>> transaction, Outage inOutage) {
    this(transaction, inOutage, Integer.MAX_VALUE);
  }

  /**
   * Writes two groups at once where so much waits.
   *
   * @param enough so many are written beside another group; fewer wait for its end, and cost no
   *     commit of their own
   */
  public GroupWriter(Function<List<T>, List<R>> transaction, Outage inOutage, int enough) {
    this.transaction = transaction;
    this.inOutage = inOutage;
    this.enough = enough;
  }

  /** Takes an item, to be written with the next group. */
  public CompletableFuture<R> add(T item) {
    return line(item).answer();
  }

  private Waiting<T, R> line(T item) {
    Waiting<T, R> added = new Waiting<>(item, new CompletableFuture<>());
    return locked(
        () -> {
          waiting.add(added);
          return added;
        });
  }

  /**
   * Writes an item; when this returns it is committed.
   *
   * @throws RuntimeException what the transaction threw for it alone
   */
  public R write(T item) {
    Waiting<T, R> own = line(item);
    // In an outage it has failed, or is being written by somebody else.
    writeGroups(List.of(own));
    try {
      return own.answer().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  /**
   * Writes what waits, and not what comes meanwhile: it ends however busy others are.
   *
   * @throws RuntimeException where the database is away: what waited is kept, and may be tried
   *     again
   */
  public void writeAll() {
    RuntimeException outage = writeGroups(all());
    if (outage != null) {
      throw outage;
    }
  }

  /** How many items wait for a group. */
  public int waiting() {
    return locked(() -> waiting.size());
  }

  /** Everything that waits now, or is being written. */
  private List<Waiting<T, R>> all() {
    return locked(
        () -> Stream.concat(groups.stream().flatMap(List::stream), waiting.stream()).toList());
  }

  /** Writes groups until one's own items are written; gives back why something waits on. */
  private RuntimeException writeGroups(List<Waiting<T, R>> own) {
    RuntimeException outage = null;
    List<Waiting<T, R>> group = begin(own);
    while (outage == null && !group.isEmpty()) {
      outage = writeGroup(group);
      group = outage == null ? begin(own) : List.of();
    }
    return outage;
  }

  /**
   * Waits until a group may be begun, or one's own items are written: whose item is written goes on
   * at once, and not behind the next group.
   *
   * @return what the thread is to write; empty where it is to write nothing more
   */
  private List<Waiting<T, R>> begin(List<Waiting<T, R>> own) {
    return locked(
        () -> {
          while (!areWritten(own) && !groups.isEmpty() && !mayBeginBeside(own)) {
            changed.awaitUninterruptibly();
          }
          return areWritten(own) || waiting.isEmpty() ? List.of() : take();
        });
  }

  private static boolean areWritten(List<? extends Waiting<?, ?>> own) {
    return own.stream().allMatch(each -> each.answer().isDone());
  }

  /**
   * Beside another group only one that is worth its commit, and only by whoever still waits for a
   * group: others would be held up by it.
   */
  private boolean mayBeginBeside(List<Waiting<T, R>> own) {
    return groups.size() < AT_ONCE
        && waiting.size() >= enough
        && own.stream().anyMatch(waiting::contains);
  }

  private List<Waiting<T, R>> take() {
    List<Waiting<T, R>> next = waiting.subList(0, Math.min(GROUP, waiting.size()));
    List<Waiting<T, R>> group = List.copyOf(next);
    next.clear();
    groups.add(group);
    return group;
  }

  /** Only for whoever has begun it; gives back why something waits on. */
  private RuntimeException writeGroup(List<Waiting<T, R>> group) {
    try {
      write(group);
      return null;
    } catch (RuntimeException fault) {
      return DatabaseOutage.caused(fault) ? meetOutage(group, fault) : writeOneByOne(group);
    } catch (Error fault) {
      fail(group, fault);
      throw fault;
    } finally {
      end(group);
    }
  }

  private void write(List<Waiting<T, R>> some) {
    List<R> answers = transaction.apply(some.stream().map(Waiting::item).toList());
    for (int i = 0; i < answers.size(); i++) {
      some.get(i).answer().complete(answers.get(i));
    }
  }

  /** So that what one of them breaks does not hold up the others. */
  private RuntimeException writeOneByOne(List<Waiting<T, R>> group) {
    for (int i = 0; i < group.size(); i++) {
      List<Waiting<T, R>> one = group.subList(i, i + 1);
      try {
        write(one);
      } catch (RuntimeException fault) {
        if (DatabaseOutage.caused(fault)) {
          return meetOutage(group.subList(i, group.size()), fault);
        }
        LOG.log(Level.FINE, "Refused by the database", fault);
        fail(one, fault);
      } catch (Error fault) {
        fail(group, fault);
        throw fault;
      }
    }
    return null;
  }

  private static <T, R> void fail(List<Waiting<T, R>> some, Throwable fault) {
    some.forEach(each -> each.answer().completeExceptionally(fault));
  }

  /** Gives back why it waits on, where it does. */
  private RuntimeException meetOutage(List<Waiting<T, R>> some, RuntimeException fault) {
    boolean fails = inOutage == Outage.FAILS;
    List<Waiting<T, R>> all = new ArrayList<>(some);
    locked(
        () -> {
          all.addAll(waiting);
          waiting = fails ? new ArrayList<>() : all;
          return null;
        });
    if (fails) {
      fail(all, fault);
      return null;
    }
    return fault;
  }

  private void end(List<Waiting<T, R>> group) {
    locked(
        () -> {
          groups.remove(group);
          changed.signalAll();
          return null;
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
