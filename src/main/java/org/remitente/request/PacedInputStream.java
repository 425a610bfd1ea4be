package org.remitente.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.remitente.shared.RateLimitedException;

/**
 * A body that has to arrive: slower than {@value #BYTES_PER_SECOND} bytes a second, beyond a grace
 * of some seconds, it is given up. Only so many bodies may keep a thread waiting at once; what has
 * arrived already is read without a place.
 */
final class PacedInputStream extends ServletInputStream {

  static final long BYTES_PER_SECOND = 8192;
  static final Duration GRACE = Duration.ofSeconds(15);

  /** A place is free again soon, since nobody may keep it. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ServletInputStream in;
  private final Semaphore places;
  private final LongSupplier nanos;
  private final long begun;
  private long arrived;

  /**
   * @param places one for each thread that may wait
   * @param nanos a clock like {@link System#nanoTime()}
   */
  PacedInputStream(ServletInputStream in, Semaphore places, LongSupplier nanos) {
    this.in = in;
    this.places = places;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads what has arrived, or waits for more.
   *
   * @throws UnreadableBodyException where the client is too slow, or gone
   * @throws RateLimitedException where too many threads wait already
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    keepsPace();
    try {
      int read = in.available() > 0 ? in.read(bytes, offset, length) : await(bytes, offset, length);
      arrived += Math.max(read, 0);
      return read;
    } catch (IOException broken) {
      throw UnreadableBodyException.incomplete("broken");
    }
  }

  private int await(byte[] bytes, int offset, int length) throws IOException {
    if (!places.tryAcquire()) {
      throw new RateLimitedException(RETRY_AFTER);
    }
    try {
      return in.read(bytes, offset, length);
    } finally {
      places.release();
    }
  }

  private void keepsPace() {
    Duration allowed = GRACE.plusSeconds(arrived / BYTES_PER_SECOND);
    if (nanos.getAsLong() - begun > allowed.toNanos()) {
      throw UnreadableBodyException.incomplete("slow");
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
