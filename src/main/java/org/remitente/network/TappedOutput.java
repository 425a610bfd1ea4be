package org.remitente.network;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What goes out: with a time limit for each write, and somebody who hears lines. It is sent when an
 * answer is waited for, at the end, or once much has come together, however often its writer
 * flushes: commands that are told in one go, or a content and the dot behind it, then need no
 * packet each.
 */
final class TappedOutput extends OutputStream {

  /** Enough to tell a command by. */
  private static final int HEARD_OF_A_LINE = 64;

  /** An invoice needs three of them, and a slow line takes one in time. */
  private static final int AT_ONCE = 32 * 1024;

  private final GuardedConnection connection;
  private final OutputStream out;
  private LineScanner scanner;

  TappedOutput(GuardedConnection connection, OutputStream out) {
    this.connection = connection;
    this.out = new BufferedOutputStream(out, AT_ONCE);
  }

  /**
   * @param listener null where nobody listens
   */
  void listen(LineListener listener) {
    scanner = listener == null ? null : new LineScanner(HEARD_OF_A_LINE, listener::sent, () -> {});
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (scanner != null) {
      scanner.scan(bytes, from, length);
    }
    within(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() {
    // Whoever waits for an answer sends it: see send().
  }

  /** Sends what was written so far. */
  void send() throws IOException {
    within(out::flush);
  }

  /** What writes to the network. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private void within(Writing writing) throws IOException {
    connection.beforeWrite();
    try {
      writing.run();
    } catch (IOException e) {
      throw connection.failed(e);
    } catch (RuntimeException e) {
      // TLS has broken: whoever hears of it must not take it for a fault of what is sent.
      throw connection.failed(new IOException(e));
    } finally {
      connection.afterWrite();
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
