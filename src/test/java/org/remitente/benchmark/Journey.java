package org.remitente.benchmark;

import java.util.Map;

/** From the first POST until all are sent, against nodemailer's pool, which stores nothing. */
final class Journey {

  /** A container's way is long: its code is compiled after minutes. */
  private static final int WARM_UPS = 3;

  private Journey() {}

  /** Measures and prints it. */
  static void run() {
    try (Site site = new Site(Receiver.fast(), Size.ACCOUNTS);
        Nodemailer nodemailer = new Nodemailer(site.receiver());
        Posting posting = new Posting(site.company(), Size.CONNECTIONS, Size.ATTACHMENT)) {
      nodemailer.send(Size.WARM_UP);
      send(site, posting, "(warm-up)", WARM_UPS * Size.WARM_UP);
      Measured before = nodemailer.send(Size.MESSAGES).print();
      Measured product = send(site, posting, "product", Size.MESSAGES).print();
      Measured after = nodemailer.send(Size.MESSAGES).print();
      System.out.printf(
          "journey: product / nodemailer = %.2f%n",
          2 * product.perSecond() / (before.perSecond() + after.perSecond()));
    }
  }

  /** Posts messages and waits until they are sent. */
  static Measured send(Site site, Posting posting, String name, int messages) {
    int received = site.receiver().received() + messages;
    int sent = site.queue().sent() + messages;
    Watch watch = site.watch(Map.of("client", posting.handle()));
    Posting.Burst burst = posting.post(messages);
    site.awaitSent(received, sent);
    Measured measured = watch.stop(name, messages);
    System.out.println(burst.line());
    return measured;
  }
}
