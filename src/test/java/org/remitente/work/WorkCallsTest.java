package org.remitente.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.database.NodeCall;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;

/** What nodes call to each other, and what they make of it. */
@DatabaseTest
class WorkCallsTest {

  private final List<WorkDue> due = new ArrayList<>();
  private final TestContainer container = new TestContainer();
  private WorkCalls calls;

  @BeforeEach
  void open() {
    container.observe(WorkDue.class, due::add);
    calls = container.get(WorkCalls.class);
  }

  @AfterEach
  void close() {
    container.close();
  }

  @Test
  void anotherNodeHearsWhichAccountHasWorkOfWhichKind() {
    calls.call(List.of(new ClaimedAccount(WorkKind.COPY, "acme", "facturas")));

    container.called().forEach(word -> calls.heard(new NodeCall(word)));

    assertThat(due).containsExactly(new WorkDue(WorkKind.COPY, "acme", "facturas", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "due", "due SEND acme", "due PAINT acme facturas", "tea SEND a b"})
  void whatItDoesNotUnderstandItPassesOver(String word) {
    calls.heard(new NodeCall(word));

    assertThat(due).isEmpty();
  }
}
