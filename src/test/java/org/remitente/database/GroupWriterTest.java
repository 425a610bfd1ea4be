package org.remitente.database;

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
import java.util.stream.IntStream;
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

  /** What it writes lasts. */
  private final GroupWriter<String, String> writer =
      new GroupWriter<>(this::write, GroupWriter.Outage.WAITS);

  /** What it writes is wanted at once, or not at all. */
  private final GroupWriter<String, String> marks =
      new GroupWriter<>(this::write, GroupWriter.Outage.FAILS);

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
    CompletableFuture<String> first = writer.add("first");

    assertThat(writer.write("second")).isEqualTo("second written");
    assertThat(first).isCompletedWithValue("first written");
    assertThat(groups).containsExactly(List.of("first", "second"));
  }

  @Test
  void whatIsWrongFailsAlone() {
    CompletableFuture<String> first = writer.add("first");

    assertThatThrownBy(() -> writer.write("wrong")).isInstanceOf(IllegalArgumentException.class);
    assertThat(first).isCompletedWithValue("first written");
  }

  @Test
  void inAnOutageWhatLastsWaits() {
    CompletableFuture<String> lasting = writer.add("lasting");
    fault = outage();

    assertThatThrownBy(writer::writeAll).isSameAs(fault);
    assertThat(lasting).isNotDone();

    fault = null;
    writer.writeAll();
    assertThat(lasting).isCompletedWithValue("lasting written");
  }

  @Test
  void inAnOutageWhatIsWantedAtOnceFailsWithWhatWaits() {
    List<CompletableFuture<String>> noted =
        IntStream.range(0, 100).mapToObj(n -> marks.add("mark " + n)).toList();
    fault = outage();

    assertThatThrownBy(() -> marks.write("mark")).isSameAs(fault);

    assertThat(noted).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(groups).as("tried once").hasSize(1);
    marks.writeAll();
    assertThat(groups).as("nothing is left").hasSize(1);
  }

  @Test
  void keepsTheOrderOverAnOutage() {
    writer.add("first");
    fault = outage();
    assertThatThrownBy(writer::writeAll).isSameAs(fault);
    writer.add("last");
    fault = null;

    writer.writeAll();

    assertThat(groups.get(groups.size() - 1)).containsExactly("first", "last");
  }

  @Test
  void noGroupIsEndless() {
    for (int i = 0; i < 100; i++) {
      writer.add("item " + i);
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
            GroupWriter.Outage.FAILS);
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
  void whoseItemIsBeingWrittenWritesNothingElse() {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    GroupWriter<String, String> busy =
        new GroupWriter<>(
            items -> {
              groups.add(items);
              await(items.contains("first") ? begin : items.contains("second") ? end : ended);
              return items;
            },
            GroupWriter.Outage.FAILS,
            2);
    Thread first = waiting(() -> busy.write("first"));
    Thread second = waiting(() -> busy.write("second"));
    Thread third = waiting(() -> busy.write("third"));
    busy.add("fourth");
    busy.add("fifth");

    begin.countDown();
    join(first);
    end.countDown();
    join(second);
    join(third);

    assertThat(groups).containsExactly(List.of("first"), List.of("second", "third"));
  }

  /** A writer for which two are enough, and that holds groups with some of the items. */
  private GroupWriter<String, String> holding(CountDownLatch until, String... held) {
    return new GroupWriter<>(
        items -> {
          groups.add(items);
          await(Stream.of(held).anyMatch(items::contains) ? until : ended);
          return items;
        },
        GroupWriter.Outage.FAILS,
        2);
  }

  /** Another thread does something, and waits by now. */
  private static Thread waiting(Runnable deed) {
    Thread thread = new Thread(deed);
    thread.start();
    Awaitility.await()
        .until(
            () ->
                List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                    .contains(thread.getState()));
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join(20_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(thread.isAlive()).isFalse();
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
            GroupWriter.Outage.FAILS);
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
            GroupWriter.Outage.FAILS));
    CompletableFuture<String> noted = endless.get().add("noted");

    endless.get().writeAll();

    assertThat(noted).isCompletedWithValue("noted");
  }

  @Test
  void anOutageInBetweenLosesNothingThatLasts() {
    CompletableFuture<String> first = writer.add("first");
    writer.add("wrong");
    CompletableFuture<String> last = writer.add("last");
    outageOf = "last";

    assertThatThrownBy(writer::writeAll).isInstanceOf(PersistenceException.class);

    assertThat(first).isCompletedWithValue("first written");
    assertThat(last).isNotDone();
    outageOf = "";
    writer.writeAll();
    assertThat(last).isCompletedWithValue("last written");
  }

  @Test
  void writesNothingWhereNothingWaits() {
    writer.writeAll();

    assertThat(groups).isEmpty();
  }
}
