package org.remitente.benchmark;

import java.util.List;
import java.util.Map;

/** Postfix' {@code smtp-source} with eight sessions: what we compare with. */
final class SmtpSource implements AutoCloseable {

  /** In Base64, and with as much around it as the product puts there. */
  private static final int SIZE = Size.ATTACHMENT * 78 / 57 + 1_500;

  private final Worker shell;
  private final Receiver receiver;
  private final String options;

  /**
   * @param options {@code -d} sends many messages over a connection
   */
  SmtpSource(Receiver receiver, String options) {
    this.receiver = receiver;
    this.options = options;
    String send =
        "smtp-source %s -s 8 -m $count -l %d -f facturas@acme.test -t compras@cliente.test 127.0.0.1:%d"
            .formatted(options, SIZE, receiver.port());
    shell =
        new Worker(
            List.of("bash", "-c", "while read -r count; do " + send + " && echo $count; done"));
  }

  /** Sends so many to the sink. */
  Measured send(int messages) {
    Watch watch = new Watch(Map.of("smtp-source", shell.handle(), "sink", receiver.handle()));
    shell.order(Integer.toString(messages));
    return watch.stop("smtp-source -s 8 " + options, messages);
  }

  @Override
  public void close() {
    shell.close();
  }
}
