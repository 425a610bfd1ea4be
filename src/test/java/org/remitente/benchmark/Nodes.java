package org.remitente.benchmark;

import java.time.Duration;
import java.util.List;

/** Two nodes against one, where the receiver takes 50 ms a message. */
final class Nodes {

  private static final int ACCOUNTS = 32;
  private static final Duration EACH = Duration.ofMillis(50);

  /** So small that the receiver is the limit, and not this machine. */
  private static final int ATTACHMENT = 1_000;

  private Nodes() {}

  /** Measures and prints it. */
  static void run() {
    try (Site site = new Site(Receiver.slow(EACH), ACCOUNTS)) {
      List<String> models = site.company().models(ATTACHMENT);
      Drain.send(site, models, "(warm-up)", Size.WARM_UP);
      Measured one = Drain.send(site, models, "one node", Size.MESSAGES / 2).print();
      site.startNode();
      Drain.send(site, models, "(warm-up)", 2 * Size.WARM_UP);
      Measured two = Drain.send(site, models, "two nodes", Size.MESSAGES).print();
      System.out.printf("nodes: two / one = %.2f%n", two.perSecond() / one.perSecond());
    }
  }
}
