package org.remitente.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/**
 * New messages go first on a node: while some come in, a client waits for each answer, but nobody
 * does for a message that has been in the queue for a while.
 */
@ApplicationScoped
public class RightOfWay {

  /** So long at most a message makes way: the queue moves on however much comes in. */
  private static final Duration LONGEST = Duration.ofMillis(50);

  private final Duration longest;
  private int coming;

  /** For the container. */
  public RightOfWay() {
    this(LONGEST);
  }

  RightOfWay(Duration longest) {
    this.longest = longest;
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
    notifyAll();
  }

  /** Waits a moment where somebody goes first. */
  synchronized void giveWay() {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = longest.toMillis(); coming > 0 && left > 0; ) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
  }
}
