package org.remitente.benchmark;

/** How much is measured; each may be given as a system property. */
final class Size {

  /** Messages of a measurement. */
  static final int MESSAGES = Integer.getInteger("benchmark.messages", 4_000);

  /** Messages before the first measurement, when compilers of the product's JVM are at work. */
  static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 10_000);

  /** Connections over which the client posts. */
  static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 8);

  /** Bytes of a message's attachment, which nothing can compress. */
  static final int ATTACHMENT = Integer.getInteger("benchmark.attachment", 60_000);

  /** Accounts of the company. */
  static final int ACCOUNTS = 4;

  /** Waiting messages that a measurement is taken with. */
  static final int BACKLOG = Integer.getInteger("benchmark.backlog", 1_000_000);

  private Size() {}
}
