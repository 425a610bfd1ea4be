package org.remitente.network;

import java.time.Duration;

/** A moment on the machine's steady clock after which a connection is over. */
final class Deadline {

  private final long atNanos;

  private Deadline(long atNanos) {
    this.atNanos = atNanos;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return leftMillis() <= 0;
  }

  /** Milliseconds that are left, 0 or less where it is over. */
  long leftMillis() {
    return (atNanos - System.nanoTime()) / 1_000_000;
  }

  /**
   * The shorter one of a time and what is left, in milliseconds as sockets want them.
   *
   * @return 1 or more, since 0 means for ever to a socket
   */
  int atMost(Duration time) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.min(time.toMillis(), leftMillis())));
  }
}
