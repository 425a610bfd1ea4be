package org.remitente.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Several write in one transaction, and none pays for another. */
class GroupWriterTest {

  private final List<List<String>> groups = new ArrayList<>();
  private RuntimeException fault;

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
  void writesNothingWhereNothingWaits() {
    writer.writeAll();

    assertThat(groups).isEmpty();
  }
}
