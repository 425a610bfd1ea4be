package org.remitente.benchmark;

import java.util.List;

/** Throughput with a million messages waiting, against that with a thousand. */
final class Million {

  private static final int FEW = 1_000;
  private static final String LATER = "now() + interval '30 days'";

  private Million() {}

  /** Measures and prints it. */
  static void run() {
    try (Site site = new Site(Receiver.fast(), Size.ACCOUNTS);
        Posting posting = new Posting(site.company(), Size.CONNECTIONS, Size.ATTACHMENT)) {
      List<String> models = site.company().models(0);
      Company other = Company.on(site.node(), "Otra SL", Size.ACCOUNTS, site.receiver());
      List<String> others = other.models(0);
      site.queue().hold(others);
      Journey.send(site, posting, "(warm-up)", Size.WARM_UP);

      wait(site, models, FEW, LATER);
      Measured few = measure(site, posting, "1,000 due later");
      wait(site, models, Size.BACKLOG, LATER);
      Measured later = measure(site, posting, "and %,d more".formatted(Size.BACKLOG));
      wait(site, others, Size.BACKLOG, "now()");
      Measured due = measure(site, posting, "and %,d of another".formatted(Size.BACKLOG));
      System.out.printf(
          "million: due later / a thousand = %.2f; and as many due, of a company that is held back,"
              + " / a thousand = %.2f%n",
          later.perSecond() / few.perSecond(), due.perSecond() / few.perSecond());
    }
  }

  private static void wait(Site site, List<String> models, int count, String due) {
    long start = System.nanoTime();
    site.queue().fill(models, count, due);
    site.queue().settle();
    System.out.printf("  %,d filled in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
  }

  private static Measured measure(Site site, Posting posting, String name) {
    return Journey.send(site, posting, name, Size.MESSAGES).print();
  }
}
