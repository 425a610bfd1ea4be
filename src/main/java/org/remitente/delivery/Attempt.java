package org.remitente.delivery;

import java.time.Duration;
import org.remitente.shared.Ids;

/**
 * One attempt to send a message.
 *
 * @param node who holds the account: without its lease nothing is handed over
 * @param name tells it from every other attempt
 * @param begunNanos when it began, of {@link System#nanoTime()}
 */
public record Attempt(String node, String name, DueMessage message, long begunNanos) {

  static Attempt begin(String node, DueMessage message) {
    return new Attempt(node, Ids.next(), message, System.nanoTime());
  }

  /** How long it has taken so far. */
  Duration length() {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }
}
