package org.remitente.request;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request that offers to go on in another protocol (RFC 9110 section 7.8), as Java's
 * client does by default. Payara takes it for the beginning of that protocol where it speaks none:
 * it knows no end of it and leaves its chunks (RFC 9112 section 7.1) as they came. Here it ends
 * where it says, and chunks that are still there are taken off.
 */
final class UpgradeBody extends InputStream {

  private static final int MAX_LINE = 1024;
  private static final int MAX_TRAILERS = 100;

  private final BufferedInputStream in;
  private final boolean inChunks;
  private boolean begun;
  private boolean raw;
  private boolean ended;
  private long left;

  /**
   * @param length what the request says of it, or negative where it comes in chunks
   */
  UpgradeBody(InputStream in, long length) {
    this.in = new BufferedInputStream(in);
    this.inChunks = length < 0;
    this.left = inChunks ? Long.MAX_VALUE : length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (inChunks && !begun) {
      begin();
    }
    if (raw && left == 0 && !ended) {
      nextChunk();
    }
    if (ended || left == 0) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0 && (raw || !inChunks)) {
      throw new EOFException("The body ends before its end");
    }
    left -= Math.max(read, 0);
    if (raw && left == 0) {
      line();
    }
    return read;
  }

  /** No JSON, form or page begins as a chunk does: with the digits of its size. */
  private void begin() throws IOException {
    begun = true;
    in.mark(1);
    raw = Character.digit(in.read(), 16) >= 0;
    in.reset();
    left = raw ? 0 : left;
  }

  private void nextChunk() throws IOException {
    String size = line().split("[; \t]", 2)[0];
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new IOException("The size of a chunk is malformed");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      ended = true;
      passOverTrailers();
    }
  }

  private void passOverTrailers() throws IOException {
    for (int count = 0; !line().isEmpty(); count++) {
      if (count == MAX_TRAILERS) {
        throw new IOException("Too many trailers");
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == MAX_LINE) {
        throw new IOException("A chunk is malformed");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public int available() throws IOException {
    return inChunks && !begun ? 0 : (int) Math.min(in.available(), left);
  }
}
