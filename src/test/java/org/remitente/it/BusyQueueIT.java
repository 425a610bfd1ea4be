package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.Behaviour;
import org.remitente.testing.ScriptedSmtpServer;

/** What a full queue, and a server that wants nothing for a while, mean for those who wait. */
class BusyQueueIT {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final Duration OFTEN = Duration.ofMillis(20);

  /** More accounts than a node works on at once. */
  private static final int ACCOUNTS = 16;

  private static final int WAITING = 6_000;
  private static final Duration A_BYTE = Duration.ofMillis(2);

  @TempDir private static Path data;

  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = new Cluster(data, List.of(Map.of()));
    cluster.start();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Sent send(Api company, Letter letter) {
    return Sent.of(company, company.post("/messages", letter.json()));
  }

  @Test
  void letsAMessageOfOneCompanyPassTheFullQueueOfAnother() {
    try (ScriptedSmtpServer slow = Cluster.openServer();
        ScriptedSmtpServer quick = Cluster.openServer()) {
      Api busy = cluster.newCompany("Muchas facturas");
      fillQueue(busy, slow);
      Api other = cluster.newCompany("Una factura");
      Cluster.addAccount(other, quick);
      AtomicInteger before = new AtomicInteger(slow.messages().size());
      await().atMost(SOON).until(() -> slow.messages().size() > before.get() + ACCOUNTS);

      for (int i = 0; i < 3; i++) {
        long posted = System.nanoTime();
        Sent sent = send(other, Letter.to(SendingProduct.CUSTOMER));
        await()
            .atMost(AT_ONCE)
            .pollInterval(OFTEN)
            .until(() -> SendingProduct.handedOver(quick, sent) == 1);
        System.out.printf("left after %d ms%n", (System.nanoTime() - posted) / 1_000_000);
        sent.awaitState("sent", SOON);
      }
      assertThat(cluster.queue().states().values())
          .as("the other queue is still full")
          .filteredOn("QUEUED"::equals)
          .hasSizeGreaterThan(WAITING / 2);
      slow.on("CONNECT", Behaviour.fallingSilent());
    }
  }

  /** Slow at every answer. */
  private static void fillQueue(Api company, ScriptedSmtpServer slow) {
    List<String> accounts =
        IntStream.range(0, ACCOUNTS).mapToObj(each -> Cluster.addAccount(company, slow)).toList();
    slow.on("EHLO", Behaviour.dripping(A_BYTE));
    List<String> models =
        accounts.stream()
            .map(
                account ->
                    Letter.to(SendingProduct.CUSTOMER)
                        .with("account", account)
                        .with("notBefore", "2099-01-01T00:00:00Z"))
            .map(letter -> send(company, letter).id())
            .toList();
    cluster.queue().fill(models, WAITING, "now()");
  }

  @Test
  void goesOnByItselfWhenAServerThatWantedNothingForTenMinutesTakesMessagesAgain() {
    try (ScriptedSmtpServer smtp = Cluster.openServer()) {
      Api company = cluster.newCompany("Acme");
      Cluster.addAccount(company, smtp);
      int before = smtp.connections();
      smtp.on("CONNECT", Behaviour.replyingThenClosing("421 4.3.2 Service not available"));
      smtp.on("MAIL", Behaviour.replyingThenClosing("421 4.3.2 Service not available"));
      List<Sent> sent =
          Stream.generate(() -> send(company, Letter.to(SendingProduct.CUSTOMER)))
              .limit(20)
              .toList();
      await().atMost(SOON).until(() -> smtp.connections() > before);
      for (int minute = 0; minute < 10; minute++) {
        cluster.queue().passes(Duration.ofMinutes(1));
      }
      smtp.on("CONNECT", Behaviour.usual());
      smtp.on("MAIL", Behaviour.usual());

      sent.forEach(each -> each.awaitState("sent", SOON));
      assertThat(sent).allMatch(each -> SendingProduct.handedOver(smtp, each) == 1);
    }
  }
}
