package org.remitente.benchmark;

/** How soon 50 messages a second are accepted while a full queue is sent. */
final class Intake {

  private static final int A_SECOND = 50;
  private static final int SECONDS = 10;

  /** More than can be sent meanwhile. */
  private static final int QUEUE = Integer.getInteger("benchmark.queue", 10_000);

  private Intake() {}

  /** Measures and prints it. */
  static void run() {
    try (Site site = new Site(Receiver.fast(), Size.ACCOUNTS);
        Posting posting = new Posting(site.company(), Size.CONNECTIONS, Size.ATTACHMENT)) {
      Journey.send(site, posting, "(warm-up)", Size.WARM_UP);
      int posted = A_SECOND * SECONDS;
      int sent = site.queue().sent() + posted;
      int received = site.receiver().received() + posted;
      System.out.println("with an empty queue:");
      System.out.println(posting.post(posted, A_SECOND).line());
      site.awaitSent(received, sent);

      site.queue().fill(site.company().models(Size.ATTACHMENT), QUEUE, "now()");
      Site.await(() -> site.receiver().received() > received);
      Posting.Burst busy = posting.post(posted, A_SECOND);
      int gone = site.queue().sent() - sent;
      System.out.printf(
          "while a queue of %,d is sent, of which %,d were left at the end:%n%s%n",
          QUEUE, QUEUE + busy.messages() - gone, busy.line());
      System.out.printf("intake: p99 %.1f ms while the queue drains%n", busy.p99().toNanos() / 1e6);
    }
  }
}
