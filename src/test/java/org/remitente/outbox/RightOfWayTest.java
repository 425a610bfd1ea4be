package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes first. */
@Timeout(30)
class RightOfWayTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  private final RightOfWay way = new RightOfWay(Duration.ofMinutes(1));

  private static Duration givingWay(RightOfWay way) {
    long before = System.nanoTime();
    way.giveWay();
    return Duration.ofNanos(System.nanoTime() - before);
  }

  @Test
  void nobodyWaitsWhereNobodyComes() throws IOException {
    assertThat(way.first(() -> "passed")).isEqualTo("passed");

    way.giveWay();
  }

  @Test
  void whoSendsWaitsUntilTheLastHasPassed() throws IOException {
    CompletableFuture<Void> waits = new CompletableFuture<>();
    Thread sender =
        new Thread(
            () -> {
              way.giveWay();
              waits.complete(null);
            });

    way.first(
        () -> {
          way.first(() -> null);
          sender.start();
          Awaitility.await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
          return assertThat(waits).isNotDone();
        });

    waits.join();
  }

  @Test
  void waitsForNobodyForLong() throws IOException {
    RightOfWay impatient = new RightOfWay(SHORT);

    Duration waited = impatient.first(() -> givingWay(impatient));

    assertThat(waited).isGreaterThan(SHORT.dividedBy(2));
  }

  @Test
  void whoFailedHasPassed() {
    assertThatThrownBy(
            () ->
                way.first(
                    () -> {
                      throw new IOException("gone");
                    }))
        .hasMessage("gone");

    way.giveWay();
  }
}
