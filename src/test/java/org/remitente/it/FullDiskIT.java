package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.PostgresServer;

/** PostgreSQL finds no room for another message, and later it does. */
class FullDiskIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** More than a segment of PostgreSQL's log, whose files have to grow all the same. */
  private static final int LARGE = 20_000_000;

  private static final int ROOM = 1_000_000;

  /** Many times the room that is left. */
  private static final int MANY = 100;

  @TempDir private static Path data;

  private static PostgresServer postgres;
  private static SendingProduct acme;

  @BeforeAll
  static void start() {
    postgres = new PostgresServer();
    acme = new SendingProduct(data, postgres.newDatabase().environment());
  }

  @AfterAll
  static void stop() {
    if (acme != null) {
      acme.close();
    }
    postgres.close();
  }

  @Test
  void acceptsOnlyWhatItCanKeepAndGoesOnByItself() {
    Letter letter = Letter.to(SendingProduct.CUSTOMER);
    Sent large = Sent.of(acme.api(), post(letter, LARGE)).awaitState("sent", SOON);
    postgres.leaveRoomFor(ROOM);

    List<Sent> accepted = new ArrayList<>();
    Api.Answer answer = post(letter, ROOM / 10);
    while (answer.status() == 202 && accepted.size() < MANY) {
      accepted.add(Sent.of(acme.api(), answer));
      answer = post(letter, ROOM / 10);
    }

    assertThat(accepted).as("there is room for some").isNotEmpty();
    assertThat(answer.with(503).json().getString("type"))
        .isEqualTo("urn:remitente:problem:unavailable");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.text()).doesNotContain("Exception", "extend", "base/");
    accepted.forEach(each -> each.awaitState("sent", SOON));
    String logged = acme.process().logged();
    assertThat(logged).contains("could not extend file");
    assertThat(logged.contains("::bytea")).as("content stands in the log").isFalse();
    postgres.leaveRoom();
    accepted.add(acme.send().awaitState("sent", SOON));
    accepted.add(large);
    assertThat(accepted).allMatch(each -> acme.handedOver(each) == 1);
  }

  private static Api.Answer post(Letter letter, int size) {
    Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(size));
    return acme.api().postForm("/messages", letter.json(), files);
  }
}
