package org.remitente.outbox;

import org.remitente.shared.Ids;

/**
 * One attempt to send a message.
 *
 * @param node who holds the account: without its lease nothing is handed over
 * @param name tells it from every other attempt
 */
public record Attempt(String node, String name, DueMessage message) {

  static Attempt begin(String node, DueMessage message) {
    return new Attempt(node, Ids.next(), message);
  }
}
