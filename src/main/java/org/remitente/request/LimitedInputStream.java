package org.remitente.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.remitente.shared.TooLargeException;

/** A stream that ends in an exception as soon as more bytes come than are allowed. */
final class LimitedInputStream extends FilterInputStream {

  private final Supplier<TooLargeException> excess;
  private long left;

  /**
   * @param allowed how many bytes may come
   * @param excess what is thrown at the next one
   */
  LimitedInputStream(InputStream in, long allowed, Supplier<TooLargeException> excess) {
    super(in);
    this.left = allowed;
    this.excess = excess;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long read) {
    left -= read;
    if (left < 0) {
      throw excess.get();
    }
  }
}
