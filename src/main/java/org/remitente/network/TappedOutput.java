package org.remitente.network;

import java.io.IOException;
import java.io.OutputStream;

/** What goes out: with a time limit for each write, and somebody who hears lines. */
final class TappedOutput extends OutputStream {

  /** Enough to tell a command by. */
  private static final int HEARD_OF_A_LINE = 64;

  private final GuardedConnection connection;
  private final OutputStream out;
  private LineScanner scanner;

  TappedOutput(GuardedConnection connection, OutputStream out) {
    this.connection = connection;
    this.out = out;
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
    connection.beforeWrite();
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw connection.failed(e);
    } finally {
      connection.afterWrite();
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() {
    connection.close();
  }
}
