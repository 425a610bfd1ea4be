package org.remitente.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.remitente.testing.Behaviour;
import org.remitente.testing.LineConnection;
import org.remitente.testing.ScriptedSmtpServer;

/** Holds a server's next client at one point of the dialogue until the test lets it go. */
final class Gate {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  Gate(ScriptedSmtpServer server, String point) {
    server.onceOn(point, this::pass);
  }

  private void pass(LineConnection connection, Behaviour.Usual usual) throws IOException {
    reached.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    usual.run();
  }

  void awaitSomebody() {
    await().atMost(LONGEST).until(() -> reached.getCount() == 0);
  }

  void open() {
    open.countDown();
  }
}
