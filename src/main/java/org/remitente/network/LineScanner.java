package org.remitente.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Cuts a stream of bytes into lines, and never holds more than a limit of one. */
final class LineScanner {

  /** Takes a line. */
  interface Sink {
    void line(String line) throws IOException;
  }

  /** Deals with a line that is longer than the limit. */
  interface Overflow {
    void tooLong() throws IOException;
  }

  private final Sink sink;
  private final Overflow overflow;
  private final byte[] kept;
  private int length;
  private boolean overflowing;

  LineScanner(int limit, Sink sink, Overflow overflow) {
    this.kept = new byte[limit];
    this.sink = sink;
    this.overflow = overflow;
  }

  void scan(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      if (bytes[i] == '\n') {
        end();
      } else if (length < kept.length) {
        kept[length++] = bytes[i];
      } else if (!overflowing) {
        overflowing = true;
        overflow.tooLong();
      }
    }
  }

  /** Whether a line has begun that has not ended. */
  boolean isInside() {
    return length > 0;
  }

  private void end() throws IOException {
    int end = length > 0 && kept[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    overflowing = false;
    sink.line(new String(kept, 0, end, StandardCharsets.ISO_8859_1));
  }
}
