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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several write in one transaction, and none pays for another. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupWriterTest {

  private final List<List<String>> groups = new CopyOnWriteArrayList<>();
  private RuntimeException fault;
  private String outageOf = "";

  /** Nobody need wait for it. */
  private final CountDownLatch ended = new CountDownLatch(0);

  private final GroupWriter<String, String> writer =
      new GroupWriter<>(this::write, item -> item.startsWith("lasting"));

  private List<String> write(List<String> items) {
    groups.add(items);
    if (fault != null) {
      throw fault;
    }
    if (items.contains("wrong")) {
      throw new IllegalArgumentException("wrong");
    }
    if (items.contains(outageOf)) {
      throw outage();
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
    CountDownLatch thirdReturned = new CountDownLatch(1);
    GroupWriter<String, String> busy =
        new GroupWriter<>(
            items -> {
              groups.add(items);
              await(items.contains("first") ? begin : ended);
              await(items.contains("last") ? thirdReturned : ended);
              return items;
            },
            item -> false);
    waiting(() -> busy.write("first"));
    CompletableFuture<String> last = new CompletableFuture<>();
    waiting(
        () -> {
          busy.write("second");
          last.complete(busy.write("last"));
        });
    waiting(
        () -> {
          busy.write("third");
          thirdReturned.countDown();
        });

    begin.countDown();

    assertThat(last.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("last");
    assertThat(groups).contains(List.of("first"), List.of("second", "third"), List.of("last"));
  }

  @Test
  void enoughIsWrittenBesideAnotherGroup() {
    CountDownLatch begin = new CountDownLatch(1);
    GroupWriter<String, String> busy = holding(begin, "first");
    waiting(() -> busy.write("first"));
    waiting(() -> busy.write("second"));
    assertThat(groups).as("one alone waits").containsExactly(List.of("first"));

    assertThat(busy.write("third")).isEqualTo("third");

    assertThat(groups).containsExactly(List.of("first"), List.of("second", "third"));
    begin.countDown();
  }

  @Test
  void noMoreThanTwoGroupsAreWrittenAtOnce() {
    CountDownLatch begin = new CountDownLatch(1);
    GroupWriter<String, String> busy = holding(begin, "first", "third");
    waiting(() -> busy.write("first"));
    waiting(() -> busy.write("second"));
    waiting(() -> busy.write("third"));
    waiting(() -> busy.write("fourth"));
    CompletableFuture<String> fifth = new CompletableFuture<>();
    waiting(() -> fifth.complete(busy.write("fifth")));
    assertThat(groups).containsExactly(List.of("first"), List.of("second", "third"));

    begin.countDown();

    assertThat(fifth.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("fifth");
    assertThat(groups).endsWith(List.of("fourth", "fifth"));
  }

  @Test
  void inAnOutageWhoseItemIsBeingWrittenWritesNothingElse() {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    GroupWriter<String, String> busy =
        new GroupWriter<>(
            items -> {
              groups.add(items);
              if (items.contains("lasting 1")) {
                throw outage();
              }
              await(items.contains("first") ? begin : items.contains("second") ? end : ended);
              return items;
            },
            item -> item.startsWith("lasting"),
            3);
    waiting(() -> busy.write("first"));
    waiting(() -> busy.write("second"));
    CompletableFuture<String> third = new CompletableFuture<>();
    waiting(() -> third.complete(busy.write("third")));
    begin.countDown();
    Awaitility.await().until(() -> groups.contains(List.of("second", "third")));
    Stream.of(1, 2, 3).forEach(n -> busy.add("lasting " + n));

    assertThatThrownBy(() -> busy.write("mark 1")).isInstanceOf(PersistenceException.class);
    assertThatThrownBy(() -> busy.write("mark 2")).isInstanceOf(PersistenceException.class);

    assertThat(groups).as("each outage is met once").hasSize(4);
    end.countDown();
    assertThat(third.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("third");
  }

  /** A writer for which two are enough, and that holds groups with some of the items. */
  private GroupWriter<String, String> holding(CountDownLatch until, String... held) {
    return new GroupWriter<>(
        items -> {
          groups.add(items);
          await(Stream.of(held).anyMatch(items::contains) ? until : ended);
          return items;
        },
        item -> false,
        2);
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anErrorHoldsUpNobody(boolean alone) {
    GroupWriter<String, String> breaking =
        new GroupWriter<>(
            items -> {
              if (alone && items.size() > 1) {
                throw new IllegalArgumentException("thrown by the test");
              } else if (items.contains("error")) {
                throw new StackOverflowError("thrown by the test");
              }
              return items;
            },
            item -> false);
    List<CompletableFuture<String>> all =
        Stream.of("first", "error", "last").map(breaking::add).toList();

    assertThatThrownBy(breaking::writeAll).isInstanceOf(StackOverflowError.class);

    assertThat(all).allMatch(CompletableFuture::isDone);
    assertThat(all.get(1)).isCompletedExceptionally();
    assertThat(breaking.write("after")).isEqualTo("after");
  }

  @Test
  void writingAllEndsHoweverMuchComesMeanwhile() {
    AtomicReference<GroupWriter<String, String>> endless = new AtomicReference<>();
    endless.set(
        new GroupWriter<>(
            items -> {
              endless.get().add("more");
              return items;
            },
            item -> false));
    CompletableFuture<String> noted = endless.get().add("noted");

    endless.get().writeAll();

    assertThat(noted).isCompletedWithValue("noted");
  }

  @Test
  void inAnOutageNobodyWaitsBehindWhatLasts() {
    for (int i = 0; i < 100; i++) {
      writer.add("lasting " + i);
    }
    fault = outage();

    assertThatThrownBy(() -> writer.write("mark")).isSameAs(fault);
    assertThat(groups).as("tried once").hasSize(1);
  }

  @Test
  void anOutageInBetweenLosesNothingThatLasts() {
    CompletableFuture<String> first = writer.add("lasting 1");
    writer.add("wrong");
    CompletableFuture<String> last = writer.add("lasting 2");
    outageOf = "lasting 2";

    assertThatThrownBy(writer::writeAll).isInstanceOf(PersistenceException.class);

    assertThat(first).isCompletedWithValue("lasting 1 written");
    assertThat(last).isNotDone();
    outageOf = "";
    writer.writeAll();
    assertThat(last).isCompletedWithValue("lasting 2 written");
  }

  @Test
  void writesNothingWhereNothingWaits() {
    writer.writeAll();

    assertThat(groups).isEmpty();
  }
}
