package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several write in one transaction, and none pays for another. */
@Timeout(60)
class GroupWriterTest {

  private final List<List<String>> groups = new CopyOnWriteArrayList<>();
  private RuntimeException fault;
  private Error error;

  private final GroupWriter<String, String> writer =
      new GroupWriter<>(this::write, item -> item.startsWith("lasting"));

  private List<String> write(List<String> items) {
    groups.add(items);
    if (error != null) {
      throw error;
    }
    if (fault != null) {
      throw fault;
    }
    if (items.contains("wrong")) {
      throw new IllegalArgumentException("wrong");
    }
    return items.stream().map(item -> item + " written").toList();
  }

  private static RuntimeException outage() {
    return new PersistenceException(new SQLException("thrown by the test", "08006"));
  }

  @Test
  void writesWhatWaitsTogetherWithWhatComes() {
    CompletableFuture<String> first = writer.add("lasting 1");

    assertThat(writer.write("mark")).isEqualTo("mark written");
    assertThat(first).isCompletedWithValue("lasting 1 written");
    assertThat(groups).containsExactly(List.of("lasting 1", "mark"));
  }

  @Test
  void whatIsWrongFailsAlone() {
    CompletableFuture<String> first = writer.add("lasting 1");

    assertThatThrownBy(() -> writer.write("wrong")).isInstanceOf(IllegalArgumentException.class);
    assertThat(first).isCompletedWithValue("lasting 1 written");
  }

  @Test
  void inAnOutageWhatLastsWaitsAndTheRestFails() {
    CompletableFuture<String> lasting = writer.add("lasting 1");
    fault = outage();

    assertThatThrownBy(() -> writer.write("mark")).isSameAs(fault);
    assertThatThrownBy(writer::writeAll).isSameAs(fault);
    assertThat(lasting).isNotDone();

    fault = null;
    writer.writeAll();
    assertThat(lasting).isCompletedWithValue("lasting 1 written");
  }

  @Test
  void keepsTheOrderOverAnOutage() {
    writer.add("lasting 1");
    fault = outage();
    assertThatThrownBy(writer::writeAll).isSameAs(fault);
    writer.add("lasting 2");
    fault = null;

    writer.writeAll();

    assertThat(groups.get(groups.size() - 1)).containsExactly("lasting 1", "lasting 2");
  }

  @Test
  void noGroupIsEndless() {
    for (int i = 0; i < 100; i++) {
      writer.add("lasting " + i);
    }

    writer.writeAll();

    assertThat(groups).extracting(List::size).containsExactly(64, 36);
  }

  @Test
  void whoseItemIsWrittenWaitsForNoOtherGroup() {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch returned = new CountDownLatch(2);
    AtomicReference<GroupWriter<String, String>> busy = new AtomicReference<>();
    busy.set(
        new GroupWriter<>(
            items -> {
              groups.add(items);
              if (items.contains("first")) {
                await(begin);
              } else if (items.contains("second")) {
                waiting(() -> busy.get().write("last"));
              } else {
                await(returned);
              }
              return items;
            },
            item -> false));
    waiting(() -> busy.get().write("first"));
    for (String item : List.of("second", "third")) {
      waiting(
          () -> {
            busy.get().write(item);
            returned.countDown();
          });
    }

    begin.countDown();
    await(returned);

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(groups)
                    .containsExactly(
                        List.of("first"), List.of("second", "third"), List.of("last")));
  }

  /** Another thread does something, and waits by now. */
  private static void waiting(Runnable deed) {
    Thread thread = new Thread(deed);
    thread.start();
    Awaitility.await()
        .until(
            () ->
                List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                    .contains(thread.getState()));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anErrorHoldsUpNobody() {
    CompletableFuture<String> first = writer.add("lasting 1");
    error = new StackOverflowError("thrown by the test");

    assertThatThrownBy(() -> writer.write("mark")).isSameAs(error);

    assertThat(first).isCompletedExceptionally();
    error = null;
    assertThat(writer.write("mark")).isEqualTo("mark written");
  }

  @Test
  void writesNothingWhereNothingWaits() {
    writer.writeAll();

    assertThat(groups).isEmpty();
  }
}
