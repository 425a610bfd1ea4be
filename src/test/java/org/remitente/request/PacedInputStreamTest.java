package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.remitente.shared.RateLimitedException;

class PacedInputStreamTest {

  private static final long PACE = PacedInputStream.BYTES_PER_SECOND;

  private final Semaphore places = new Semaphore(1);
  private final Client client = new Client();
  private long now;
  private final PacedInputStream body = new PacedInputStream(client, places, () -> now);

  @Test
  void readsWhatComesAtAPace() throws IOException {
    for (int second = 0; second < 100; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(body.read(new byte[(int) PACE])).isEqualTo((int) PACE);
    }
  }

  @Test
  void givesUpABodyThatDrips() throws IOException {
    for (int second = 0; second < PacedInputStream.GRACE.toSeconds(); second++) {
      pass(Duration.ofSeconds(1));
      assertThat(body.read()).isZero();
    }

    pass(Duration.ofSeconds(1));

    assertThatThrownBy(body::read)
        .isInstanceOfSatisfying(
            UnreadableBodyException.class,
            slow -> assertThat(slow.detailKey()).isEqualTo("incomplete-body.slow"));
  }

  @Test
  void takesABodyThatBreaksOffForIncomplete() {
    client.gone = true;

    assertThatThrownBy(body::read)
        .isInstanceOfSatisfying(
            UnreadableBodyException.class,
            broken -> assertThat(broken.detailKey()).isEqualTo("incomplete-body.broken"));
    assertThat(places.availablePermits()).isEqualTo(1);
  }

  @Test
  void waitsOnlyWhereThereIsAPlace() throws IOException {
    places.acquireUninterruptibly();

    assertThatThrownBy(body::read).isInstanceOf(RateLimitedException.class);

    places.release();
    assertThat(body.read()).isZero();
    assertThat(places.availablePermits()).isEqualTo(1);
  }

  @Test
  void needsNoPlaceForWhatHasArrived() throws IOException {
    places.acquireUninterruptibly();
    client.arrived = 5;

    assertThat(body.read(new byte[5])).isEqualTo(5);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** Sends as many zeros as are asked for. */
  private static final class Client extends ServletInputStream {

    private int arrived;
    private boolean gone;

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (gone) {
        throw new IOException("gone");
      }
      return length;
    }

    @Override
    public int available() {
      return arrived;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException();
    }
  }
}
