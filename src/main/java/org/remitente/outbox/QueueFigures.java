package org.remitente.outbox;

import java.time.Duration;

/**
 * How much waits in the outbox, of all companies and nodes together.
 *
 * @param due messages that could leave now
 * @param held messages of accounts that are left alone for the present: stopped ones, and those at
 *     a limit
 * @param later messages whose time is yet to come
 * @param oldest since when the message is due that waits longest without its account being left
 *     alone; zero where none does
 */
public record QueueFigures(long due, long held, long later, Duration oldest) {

  /** So many messages are counted at most: a longer queue is shown as this one. */
  public static final int MOST = 100_000;
}
