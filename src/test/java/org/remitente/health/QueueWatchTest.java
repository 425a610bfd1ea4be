package org.remitente.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.outbox.Outbox;
import org.remitente.outbox.QueueFigures;

@Timeout(20)
class QueueWatchTest {

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void asksAgainOnlyWhenTheAnswerIsOld() {
    QueueWatch watch = watch(() -> {});

    assertThat(watch.figures()).hasValueSatisfying(each -> assertThat(each.due()).isEqualTo(1));
    passes(Duration.ofSeconds(5));
    assertThat(watch.figures()).hasValueSatisfying(each -> assertThat(each.due()).isEqualTo(1));

    passes(Duration.ofSeconds(1));
    assertThat(watch.figures()).hasValueSatisfying(each -> assertThat(each.due()).isEqualTo(2));
  }

  @Test
  void doesNotWaitForASilentDatabaseAndAsksItOnce() {
    CountDownLatch silence = new CountDownLatch(1);
    QueueWatch watch = watch(silence::await);

    assertThat(watch.figures()).isEmpty();
    passes(Duration.ofSeconds(60));
    assertThat(watch.figures()).isEmpty();
    assertThat(questions).hasValue(1);

    silence.countDown();
    await().until(() -> watch.figures().isPresent());
  }

  @Test
  void saysNothingWhereTheDatabaseRefusesAndAsksAgain() {
    QueueWatch watch =
        watch(
            () -> {
              if (questions.get() == 1) {
                throw new IllegalStateException("away");
              }
            });

    assertThat(watch.figures()).isEmpty();
    passes(Duration.ofSeconds(6));
    assertThat(watch.figures()).isPresent();
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** What the database does before it answers. */
  private interface Answering {
    void answer() throws InterruptedException;
  }

  private QueueWatch watch(Answering database) {
    QueueWatch watch = new QueueWatch(Duration.ofMillis(300), nanos::get);
    watch.executor = executor;
    watch.outbox =
        new Outbox() {
          @Override
          public QueueFigures queue() {
            int question = questions.incrementAndGet();
            try {
              database.answer();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return new QueueFigures(question, 0, 0, Duration.ZERO);
          }
        };
    return watch;
  }
}
