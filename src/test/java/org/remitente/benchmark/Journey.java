package org.remitente.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** From the first POST until all are sent, against nodemailer's pool, which stores nothing. */
final class Journey {

  private static final int ACCOUNTS = 4;
  private static final int ATTACHMENT = 60_000;
  private static final int MESSAGES = Integer.getInteger("benchmark.messages", 4_000);
  private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 3_000);
  private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 8);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Journey() {}

  /** Measures and prints it. */
  static void run() {
    try (Site site = new Site(ACCOUNTS);
        Nodemailer nodemailer = new Nodemailer(site.sink(), ATTACHMENT);
        Posting posting = new Posting(site, CONNECTIONS, ATTACHMENT)) {
      nodemailer.send(WARM_UP / 3);
      send(site, posting, WARM_UP);
      Measured before = nodemailer.send(MESSAGES);
      System.out.println(before.line());
      Measured product = send(site, posting, MESSAGES);
      System.out.println(product.line());
      Measured after = nodemailer.send(MESSAGES);
      System.out.println(after.line());
      System.out.printf(
          "journey: product / nodemailer = %.2f%n",
          2 * product.perSecond() / (before.perSecond() + after.perSecond()));
    }
  }

  private static Measured send(Site site, Posting posting, int messages) {
    Map<String, ProcessHandle> programs = new LinkedHashMap<>();
    programs.put("product", site.node().handle());
    programs.put("PostgreSQL", site.database());
    programs.put("sink", site.sink().handle());
    programs.put("client", posting.handle());
    int received = site.sink().received() + messages;
    int sent = site.queue().sent() + messages;
    Watch watch = new Watch(programs);
    Posting.Burst burst = posting.post(messages);
    await(() -> site.sink().received() >= received);
    await(() -> site.queue().sent() >= sent);
    Measured measured = watch.stop("product", messages);
    System.out.printf(
        "  posted %d in %.2f s (%.0f/s); answers: median %.1f ms, p99 %.1f ms, at most %.1f ms%n",
        messages,
        burst.elapsed().toMillis() / 1e3,
        messages * 1e9 / burst.elapsed().toNanos(),
        burst.median().toNanos() / 1e6,
        burst.p99().toNanos() / 1e6,
        burst.longest().toNanos() / 1e6);
    if (site.sink().received() != received) {
      throw new IllegalStateException("The sink got another number than was sent");
    }
    return measured;
  }

  private static void await(java.util.concurrent.Callable<Boolean> done) {
    Awaitility.await()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(done);
  }
}
