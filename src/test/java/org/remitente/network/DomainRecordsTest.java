package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Exchange;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.network.DomainRecords.Target;
import org.remitente.shared.HostName;
import org.remitente.testing.NameServer;

@Timeout(20)
class DomainRecordsTest {

  private static final HostName ACME = new HostName("acme.test");

  private final NameServer names = new NameServer();
  private final DomainRecords records = new DomainRecords("127.0.0.1:" + names.port());

  @AfterEach
  void stop() {
    names.close();
  }

  @Test
  void givesTheServersThatTakeMail() {
    names.record("acme.test", "MX", "10 MX1.Acme.test.").record("acme.test", "MX", "20 mx2.test.");

    assertThat(records.exchanges(ACME).join().records())
        .containsExactlyInAnyOrder(
            new Exchange(10, new HostName("mx1.acme.test")),
            new Exchange(20, new HostName("mx2.test")));
  }

  @Test
  void givesTheServersThatOfferAService() {
    names.record("_imaps._tcp.acme.test", "SRV", "5 7 993 imap.acme.test.");
    names.record("_imap._tcp.acme.test", "SRV", "0 0 0 .");

    assertThat(records.targets("_imaps._tcp.acme.test").join())
        .isEqualTo(
            new Answer<>(
                Outcome.FOUND, List.of(new Target(5, 7, new HostName("imap.acme.test"), 993))));
    assertThat(records.targets("_imap._tcp.acme.test").join())
        .isEqualTo(new Answer<>(Outcome.FOUND, List.of()));
  }

  @Test
  void givesTextsWithoutTheirSeams() {
    names.record("acme.test", "TXT", "\"v=spf1 include:a.test\" \" -all\"");

    assertThat(records.texts("acme.test").join().records())
        .containsExactly("v=spf1 include:a.test -all");
  }

  @Test
  void leavesOutNamesThatAreNone() {
    names.record("acme.test", "MX", "10 127.0.0.1.").record("acme.test", "MX", "20 a\\032b.test.");

    assertThat(records.exchanges(ACME).join()).isEqualTo(new Answer<>(Outcome.FOUND, List.of()));
  }

  @Test
  void tellsAMissingNameFromAMissingRecord() {
    assertThat(records.exchanges(ACME).join().outcome()).isEqualTo(Outcome.NONE);
    assertThat(records.exchanges(new HostName("acme.example")).join().outcome())
        .isEqualTo(Outcome.NO_NAME);
    assertThat(records.texts("x".repeat(64) + ".acme.test").join().outcome())
        .isEqualTo(Outcome.NO_NAME);
  }

  @Test
  void keepsNobodyWaiting() {
    names.silent("acme.test");

    CompletableFuture<Answer<Exchange>> asked = records.exchanges(ACME);

    assertThat(asked).isNotDone();
    assertThat(asked)
        .succeedsWithin(Duration.ofSeconds(15))
        .satisfies(answer -> assertThat(answer.outcome()).isEqualTo(Outcome.FAILED));
  }
}
