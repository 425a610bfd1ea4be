package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes first. */
@Timeout(30)
class RightOfWayTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  private static final Duration LONG = Duration.ofMinutes(1);

  private final RightOfWay way = new RightOfWay(LONG, LONG);
  private final AtomicInteger going = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  private static Duration givingWay(RightOfWay way) {
    long before = System.nanoTime();
    way.afterwards(() -> {});
    return Duration.ofNanos(System.nanoTime() - before);
  }

  @Test
  void nobodyWaitsWhereNobodyComes() throws IOException {
    assertThat(way.first(() -> "passed")).isEqualTo("passed");

    way.afterwards(() -> {});
  }

  @Test
  void whoSendsWaitsUntilTheLastHasPassed() throws IOException {
    CompletableFuture<Void> waits = new CompletableFuture<>();
    Thread sender =
        new Thread(
            () -> {
              way.afterwards(() -> {});
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
    RightOfWay impatient = new RightOfWay(SHORT, LONG);

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

    way.afterwards(() -> {});
  }

  @Test
  void sendsFewAtOnceWhereSomebodyMayCome() throws IOException {
    way.first(() -> null);
    List<Thread> senders = send(way);

    Awaitility.await().until(going::get, Matchers.is(RightOfWay.AT_ONCE));
    Awaitility.await()
        .until(
            () ->
                senders.stream()
                    .filter(each -> each.getState() == Thread.State.TIMED_WAITING)
                    .count(),
            Matchers.is(1L));
    assertThat(going).hasValue(RightOfWay.AT_ONCE);

    end.countDown();
    Awaitility.await().until(going::get, Matchers.is(RightOfWay.AT_ONCE + 1));
  }

  @Test
  void sendsAllAtOnceWhereNobodyHasCome() {
    send(way);

    Awaitility.await().until(going::get, Matchers.is(RightOfWay.AT_ONCE + 1));
  }

  @Test
  void holdsNobodyUpForLongWhereSendingIsSlow() throws IOException {
    RightOfWay impatient = new RightOfWay(SHORT, LONG);
    impatient.first(() -> null);
    send(impatient);

    Awaitility.await().until(going::get, Matchers.is(RightOfWay.AT_ONCE + 1));
  }

  @AfterEach
  void endSending() {
    end.countDown();
  }

  /** Begins to send one more than are sent at once; none of them ends by itself. */
  private List<Thread> send(RightOfWay over) {
    List<Thread> senders =
        IntStream.rangeClosed(0, RightOfWay.AT_ONCE)
            .mapToObj(each -> new Thread(() -> over.afterwards(this::goesOn)))
            .toList();
    senders.forEach(Thread::start);
    return senders;
  }

  private void goesOn() {
    going.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
