package org.remitente.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/**
 * New messages go first on a node: while some come in, a client waits for each answer, but nobody
 * does for a message that has been in the queue for a while. Such messages wait for them, and are
 * sent few at once.
 */
@ApplicationScoped
public class RightOfWay {

  /** So long at most a message makes way: the queue moves on however much comes in. */
  private static final Duration LONGEST = Duration.ofMillis(50);

  /** So long after somebody went first, the next one may come at any moment. */
  private static final Duration EXPECTED = Duration.ofMillis(100);

  /** So many messages go at once then: all together would keep the processors from who comes. */
  static final int AT_ONCE = 3;

  private final Duration longest;
  private final Duration expected;
  private int coming;
  private int going;
  private long lastCameNanos;

  /** For the container. */
  public RightOfWay() {
    this(LONGEST, EXPECTED);
  }

  /**
   * @param longest how long a message makes way at most
   * @param expected how long after somebody went first another one may come
   */
  RightOfWay(Duration longest, Duration expected) {
    this.longest = longest;
    this.expected = expected;
    this.lastCameNanos = System.nanoTime() - expected.toNanos();
  }

  /**
   * Somebody who goes first.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Passage<T> {
    /** Goes. */
    T go() throws IOException;
  }

  /** Lets somebody go first. */
  public <T> T first(Passage<T> passage) throws IOException {
    comes();
    try {
      return passage.go();
    } finally {
      hasPassed();
    }
  }

  private synchronized void comes() {
    coming++;
  }

  private synchronized void hasPassed() {
    coming--;
    lastCameNanos = System.nanoTime();
    notifyAll();
  }

  /** Sends a message that has waited: after a moment, where somebody goes first. */
  void afterwards(Runnable passage) {
    begin();
    try {
      passage.run();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (long left = longest.toMillis(); isTaken() && left > 0; ) {
        wait(left);
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    going++;
  }

  private boolean isTaken() {
    boolean mayCome = System.nanoTime() - lastCameNanos < expected.toNanos();
    return coming > 0 || mayCome && going >= AT_ONCE;
  }

  private synchronized void end() {
    going--;
    notifyAll();
  }
}
