package org.remitente.benchmark;

import java.util.List;

/** A full queue is sent, against {@code smtp-source}, which stores nothing. */
final class Drain {

  private Drain() {}

  /** Measures and prints it. */
  static void run() {
    try (Site site = new Site(Receiver.fast(), Size.ACCOUNTS);
        SmtpSource source = new SmtpSource(site.receiver(), "");
        SmtpSource keeping = new SmtpSource(site.receiver(), "-d")) {
      List<String> models = site.company().models(Size.ATTACHMENT);
      send(site, models, "(warm-up)", Size.WARM_UP);
      Measured before = source.send(Size.MESSAGES).print();
      Measured product = send(site, models, "product", Size.MESSAGES).print();
      Measured after = source.send(Size.MESSAGES).print();
      keeping.send(Size.MESSAGES).print();
      System.out.printf(
          "drain: product / smtp-source -s 8 = %.2f%n",
          2 * product.perSecond() / (before.perSecond() + after.perSecond()));
    }
  }

  /**
   * Fills the queue with copies of these messages and waits until they are sent; measured from the
   * first that the receiver gets.
   */
  static Measured send(Site site, List<String> models, String name, int messages) {
    int received = site.receiver().received();
    int sent = site.queue().sent();
    site.queue().fill(models, messages, "now()");
    Site.await(() -> site.receiver().received() > received);
    int already = site.receiver().received() - received;
    Watch watch = site.watch();
    site.awaitSent(received + messages, sent + messages);
    return watch.stop(name, messages - already);
  }
}
