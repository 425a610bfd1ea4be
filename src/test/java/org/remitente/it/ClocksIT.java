package org.remitente.it;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.NeedsFaketime;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.SystemPrograms;

/** Two nodes on one database, of which one has a clock that is an hour ahead. */
@NeedsFaketime
class ClocksIT {

  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(15);

  /** Each node looks several times for what it may take over. */
  private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(7);

  @TempDir private static Path data;

  private static Cluster cluster;

  private final ScriptedSmtpServer smtp = Cluster.openServer();

  @BeforeAll
  static void start() {
    cluster = new Cluster(data, List.of(Map.of(), SystemPrograms.clockAheadBy(AN_HOUR)));
    cluster.start();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void close() {
    smtp.close();
  }

  private Api newCompany() {
    Api company = cluster.newCompany("Acme");
    Cluster.addAccount(company, smtp);
    return company;
  }

  private static Sent send(Api company, ProductProcess node) {
    Api there = Cluster.at(node, company);
    return Sent.of(there, there.post("/messages", Letter.to(SendingProduct.CUSTOMER).json()));
  }

  @Test
  void sendsAtOnceWhatEitherAccepts() {
    Api company = newCompany();

    for (ProductProcess node : cluster.nodes()) {
      Sent sent = send(company, node).awaitState("sent", SOON);

      assertThat(SendingProduct.handedOver(smtp, sent)).isEqualTo(1);
      assertThat(Duration.between(time(sent, "acceptedAt"), OffsetDateTime.now(UTC)))
          .as("by the database's clock")
          .isLessThan(AN_HOUR.dividedBy(2))
          .isGreaterThan(AN_HOUR.dividedBy(2).negated());
    }
  }

  @Test
  void takesNothingOverThatTheOtherIsStillDoing() {
    for (ProductProcess node : cluster.nodes()) {
      Api company = newCompany();
      Gate handedOver = new Gate(smtp, "END");
      Sent sent = send(company, node);
      handedOver.awaitSomebody();
      int connections = smtp.connections();

      await()
          .during(SEVERAL_LOOKS)
          .atMost(SEVERAL_LOOKS.multipliedBy(2))
          .until(() -> sent.state().equals("sending") && smtp.connections() == connections);
      handedOver.open();

      sent.awaitState("sent", SOON);
      assertThat(SendingProduct.handedOver(smtp, sent)).isEqualTo(1);
    }
  }

  @Test
  void callsTheOtherForAnAccountThatTheOtherHas() {
    Api company = newCompany();
    Gate handedOver = new Gate(smtp, "END");
    Sent first = send(company, cluster.nodes().get(0));
    handedOver.awaitSomebody();
    cluster.queue().listen();

    List<Sent> more = cluster.nodes().stream().map(node -> send(company, node)).toList();

    String account = first.now().getString("account");
    await()
        .atMost(SOON)
        .until(() -> cluster.queue().heard().stream().anyMatch(word -> word.endsWith(account)));
    handedOver.open();
    first.awaitState("sent", SOON);
    more.forEach(each -> each.awaitState("sent", SOON));
  }

  @Test
  void waitsNoLongerThanIsDueAndNotShorter() {
    for (ProductProcess node : cluster.nodes()) {
      Api company = newCompany();
      smtp.onceOn("RCPT", "450 4.2.1 Greylisted, please try again later");
      Sent sent = send(company, node).awaitState("waiting", SOON);

      assertThat(Duration.between(OffsetDateTime.now(UTC), time(sent, "nextAttemptAt")))
          .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(90));
      cluster.queue().passes(Duration.ofMinutes(2));
      sent.awaitState("sent", SOON);
    }
  }

  private static OffsetDateTime time(Sent sent, String member) {
    return OffsetDateTime.parse(sent.now().getString(member));
  }
}
