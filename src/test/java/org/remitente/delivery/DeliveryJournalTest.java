package org.remitente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.shared.EmailAddress;

/** What of marks and results is written when, and what waits for what. */
@Timeout(30)
class DeliveryJournalTest {

  private static final OffsetDateTime AT =
      OffsetDateTime.of(2026, 11, 1, 9, 0, 0, 0, ZoneOffset.UTC);

  private final Log log = new Log();
  private final DeliveryJournal journal = new DeliveryJournal(log);

  /** Notes what it is to write, and writes it where nothing stands against it. */
  private static final class Log extends DeliveryLog {
    private final List<HandOverMark> marks = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
    private volatile Runnable beforeResults = () -> {};
    private volatile boolean lost;

    @Override
    public List<HandOverMark> mark(List<HandOverMark> some) {
      marks.addAll(some);
      return lost ? List.of() : some;
    }

    @Override
    public void write(List<AttemptResult> results) {
      groups.add(results.size());
      beforeResults.run();
    }
  }

  private static Attempt attempt(int number) {
    return Attempt.begin(
        "node",
        new DueMessage(
            "acme",
            "account",
            "m" + number,
            "<m@acme.test>",
            new EmailAddress("a@acme.test"),
            null,
            1,
            AT,
            0,
            null,
            false,
            List.of()));
  }

  private static HandOverMark mark(int number) {
    return new HandOverMark(attempt(number), false);
  }

  private static AttemptResult result(int number) {
    return new AttemptResult(attempt(number), true, DeliveryOutcome.NOT_BEGUN, AT, Duration.ZERO);
  }

  private static RuntimeException outage() {
    return new PersistenceException(new SQLException("gone", "08006"));
  }

  @Test
  void aMarkIsSetByItselfAndResultsAreWrittenTogether() {
    CompletableFuture<Void> first = journal.note(result(1));
    CompletableFuture<Void> second = journal.note(result(2));

    journal.mark(mark(3));

    assertThat(log.marks).hasSize(1);
    assertThat(first).isNotDone();

    journal.writeInTime();

    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(log.groups).containsExactly(2);
  }

  @Test
  void aMarkDoesNotWaitForResultsThatAreBeingWritten() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    log.beforeResults =
        () -> {
          writing.countDown();
          await(goOn);
        };
    CompletableFuture<Void> noted = journal.note(result(1));
    Thread timer = new Thread(journal::writeInTime);
    timer.start();
    writing.await();

    journal.mark(mark(2));

    assertThat(log.marks).hasSize(1);
    assertThat(noted).isNotDone();
    goOn.countDown();
    timer.join();
    assertThat(noted).isCompleted();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoLostTheClaimIsTold() {
    log.lost = true;

    assertThatThrownBy(() -> journal.mark(mark(1))).isInstanceOf(ClaimLostException.class);
  }

  @Test
  void aResultIsKeptWhileTheDatabaseIsAwayAndNotOfferedToItAtOnce() {
    log.beforeResults =
        () -> {
          throw outage();
        };
    CompletableFuture<Void> noted = journal.note(result(1));

    journal.writeInTime();
    journal.writeInTime();

    assertThat(log.groups).as("it rests after a fault").hasSize(1);
    assertThat(noted).isNotDone();

    log.beforeResults = () -> {};
    journal.settle();
    assertThat(noted).isCompleted();
  }

  @Test
  void anErrorDoesNotReachWhoeverWritesInTime() {
    log.beforeResults =
        () -> {
          throw new StackOverflowError();
        };
    CompletableFuture<Void> noted = journal.note(result(1));

    journal.writeInTime();

    assertThat(noted).isCompletedExceptionally();
  }

  @Test
  void nothingMoreIsHandedOverWhileManyResultsCannotBeWritten() {
    log.beforeResults =
        () -> {
          throw outage();
        };
    for (int i = 0; i < 64; i++) {
      journal.note(result(i));
    }

    assertThatThrownBy(() -> journal.mark(mark(99))).isInstanceOf(PersistenceException.class);
    assertThat(log.marks).isEmpty();

    log.beforeResults = () -> {};
    journal.mark(mark(99));

    assertThat(log.marks).hasSize(1);
    assertThat(log.groups).endsWith(64);
  }
}
