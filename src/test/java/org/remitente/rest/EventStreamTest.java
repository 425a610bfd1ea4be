package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.remitente.shared.Language;

/** What one listener gets, and when it is dropped. */
class EventStreamTest {

  private final AtomicLong nanos = new AtomicLong();
  private final List<EventStream> gone = new ArrayList<>();
  private final List<String> container = new ArrayList<>();
  private final Connection connection = new Connection();
  private final EventStream stream = new EventStream("acme", Language.ES, 7, nanos::get, gone::add);

  /** A connection that takes as much as a test wants. */
  private static final class Connection extends ServletOutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int flushed;
    private boolean ready = true;
    private boolean lost;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int each) throws IOException {
      if (lost) {
        throw new IOException("connection reset");
      }
      bytes.write(each);
    }

    @Override
    public void flush() {
      flushed = bytes.size();
    }

    String arrived() {
      return bytes.toString(StandardCharsets.UTF_8).substring(0, flushed);
    }
  }

  private void begin() {
    AsyncContext context =
        (AsyncContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, args) -> {
                  container.add(method.getName());
                  return null;
                });
    stream.begin(context, connection);
    stream.onWritePossible();
  }

  @Test
  void letsNoMoreThanALittleWaitForASlowConnection() {
    begin();
    connection.ready = false;
    assertThat(stream.takesMore()).isTrue();

    stream.tell(8, "x".repeat(70_000));

    assertThat(stream.takesMore()).isFalse();
    connection.ready = true;
    stream.onWritePossible();
    assertThat(stream.takesMore()).isTrue();
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
    stream.look();
  }

  @Test
  void saysAtOnceWhereToResume() {
    begin();

    assertThat(connection.arrived()).isEqualTo("retry: 2000\nid: 7\n\n");
    assertThat(stream.isIdle()).isTrue();
  }

  @Test
  void tellsAnEventWithItsPlace() {
    begin();
    stream.tell(9, "{\"type\":\"message.sent\"}");

    assertThat(connection.arrived()).endsWith("id: 9\ndata: {\"type\":\"message.sent\"}\n\n");
    assertThat(stream.position()).isEqualTo(9);
  }

  @Test
  void passesOverWhatNobodyCanBeToldOf() {
    begin();
    stream.passOver(12);

    assertThat(stream.position()).isEqualTo(12);
    assertThat(connection.arrived()).doesNotContain("12");
  }

  @Test
  void holdsWhatAConnectionDoesNotTakeAndGoesOnWhenItDoes() {
    begin();
    connection.ready = false;
    stream.onWritePossible();
    assertThat(stream.isIdle()).as("asks for no more").isFalse();
    stream.tell(8, "{}");
    assertThat(connection.arrived()).doesNotContain("id: 8");

    connection.ready = true;
    stream.onWritePossible();

    assertThat(connection.arrived()).endsWith("id: 8\ndata: {}\n\n");
    assertThat(stream.isIdle()).isTrue();
  }

  @Test
  void keepsAQuietConnection() {
    begin();
    passes(EventStream.SILENCE.minusSeconds(1));
    assertThat(connection.arrived()).doesNotContain(":\n\n");

    passes(Duration.ofSeconds(1));
    assertThat(connection.arrived()).endsWith("\n\n:\n\n");
  }

  @Test
  void dropsWhoeverReadsTooSlowly() {
    begin();
    connection.ready = false;
    stream.tell(8, "{}");
    passes(EventStream.PATIENCE);
    assertThat(gone).isEmpty();

    passes(Duration.ofSeconds(1));

    assertThat(gone).containsExactly(stream);
    assertThat(container).contains("complete");
  }

  @Test
  void dropsWhoeverWasLetInAndNeverRead() {
    passes(EventStream.PATIENCE.plusSeconds(1));

    assertThat(gone).containsExactly(stream);
  }

  @Test
  void endsWhenItHasHadItsTime() {
    begin();
    for (int seconds = 0; seconds <= EventStream.LONGEST.toSeconds(); seconds += 10) {
      assertThat(gone).isEmpty();
      passes(Duration.ofSeconds(10));
    }

    assertThat(gone).containsExactly(stream);
  }

  @Test
  void endsOnceWithItsConnection() {
    begin();
    connection.lost = true;
    stream.tell(8, "{}");
    stream.onComplete(null);
    stream.tell(9, "{}");

    assertThat(gone).containsExactly(stream);
    assertThat(container).containsOnlyOnce("complete");
  }
}
