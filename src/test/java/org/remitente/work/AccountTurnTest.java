package org.remitente.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What one account may take of a node while others wait, and while none does. */
class AccountTurnTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Semaphore free = new Semaphore(2);
  private final List<Runnable> begun = new ArrayList<>();
  private boolean stopped;
  private boolean wanted;
  private boolean full;

  private final AccountTurn turn =
      new AccountTurn(
          "node",
          false,
          new AccountTurn.Hands(free, this::execute, () -> stopped, () -> wanted, nanos::get),
          Duration.ofMillis(1));

  private void execute(Runnable task) {
    if (full) {
      throw new RejectedExecutionException("thrown by the test");
    }
    begun.add(task);
  }

  @Test
  void goesOnForAsLongAsNobodyWaits() {
    nanos.set(Duration.ofHours(1).toNanos());

    assertThat(turn.goesOn()).isTrue();
  }

  @Test
  void makesRoomOnceItHasHadItsShare() {
    wanted = true;
    assertThat(turn.goesOn()).as("it has just begun").isTrue();

    nanos.set(Duration.ofSeconds(1).toNanos());

    assertThat(turn.goesOn()).isFalse();
  }

  @Test
  void endsWithTheNode() {
    stopped = true;

    assertThat(turn.goesOn()).isFalse();
    assertThat(turn.moreComes()).isFalse();
  }

  @Test
  void takesAnotherHandButNotTheLast() {
    assertThat(turn.beside(() -> {})).isTrue();
    assertThat(begun).hasSize(1);
    assertThat(turn.beside(() -> {})).as("the last one is for who comes").isFalse();

    begun.get(0).run();

    assertThat(free.availablePermits()).isEqualTo(2);
  }

  @Test
  void givesAHandBackThatNobodyLends() {
    full = true;

    assertThat(turn.beside(() -> {})).isFalse();
    assertThat(free.availablePermits()).isEqualTo(2);
  }

  @Test
  void hearsOfWorkThatComesOnce() {
    turn.hear();

    assertThat(turn.moreComes()).isTrue();
    assertThat(turn.moreComes()).as("nothing more has come").isFalse();
  }
}
