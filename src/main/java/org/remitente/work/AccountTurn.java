package org.remitente.work;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** One account's turn on this node. */
final class AccountTurn implements Turn {

  /** So long an account works undisturbed, whoever waits. */
  private static final Duration SHARE = Duration.ofMillis(500);

  private final String node;
  private final boolean takenOver;
  private final Hands hands;
  private final Duration patience;
  private final long since;
  private boolean news;

  /**
   * What all turns of a node share.
   *
   * @param free one permit for each piece of work that may still begin
   * @param executor runs it
   * @param stopped whether the node is about to stop
   * @param wanted whether accounts wait for which no hand is free
   * @param nanos the time that goes by
   */
  record Hands(
      Semaphore free,
      Executor executor,
      BooleanSupplier stopped,
      BooleanSupplier wanted,
      LongSupplier nanos) {}

  /**
   * @param patience how long it waits for more work
   */
  AccountTurn(String node, boolean takenOver, Hands hands, Duration patience) {
    this.node = node;
    this.takenOver = takenOver;
    this.hands = hands;
    this.patience = patience;
    this.since = hands.nanos().getAsLong();
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public boolean takesOver() {
    return takenOver;
  }

  @Override
  public boolean goesOn() {
    boolean hadItsShare = hands.nanos().getAsLong() - since > SHARE.toNanos();
    return !hands.stopped().getAsBoolean() && !(hadItsShare && hands.wanted().getAsBoolean());
  }

  /** The last hand is kept for an account that comes meanwhile. */
  @Override
  public boolean beside(Runnable more) {
    if (hands.free().availablePermits() < 2 || !hands.free().tryAcquire()) {
      return false;
    }
    try {
      hands.executor().execute(() -> runAndLetGo(more));
      return true;
    } catch (RejectedExecutionException full) {
      hands.free().release();
      return false;
    }
  }

  private void runAndLetGo(Runnable more) {
    try {
      more.run();
    } finally {
      hands.free().release();
    }
  }

  @Override
  public synchronized boolean moreComes() {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); !news && left > 0 && mayWait(); ) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    boolean came = news;
    news = false;
    return came;
  }

  private boolean mayWait() {
    return !hands.stopped().getAsBoolean() && !hands.wanted().getAsBoolean();
  }

  /** More work has come. */
  synchronized void hear() {
    news = true;
    notifyAll();
  }

  /** Somebody needs the hand of one who only waits, or the node stops. */
  synchronized void nudge() {
    notifyAll();
  }
}
