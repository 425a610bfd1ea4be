package org.remitente.network;

import java.io.IOException;
import java.io.InputStream;
import org.remitente.network.NetworkFailure.Kind;

/** What comes: with a time limit for each read, a limit of bytes, and somebody who hears lines. */
final class TappedInput extends InputStream {

  private final GuardedConnection connection;
  private final InputStream in;
  private LineScanner scanner;

  TappedInput(GuardedConnection connection, InputStream in) {
    this.connection = connection;
    this.in = in;
  }

  void listen(LineListener listener, int maxLine) {
    scanner = new LineScanner(maxLine, listener::received, this::tooLong);
  }

  void listenNoMore() {
    scanner = null;
  }

  private void tooLong() throws IOException {
    throw connection.failed(Kind.TOO_MUCH);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = readWithin(bytes, from, length);
    connection.afterRead(count);
    if (scanner != null) {
      scanner.scan(bytes, from, count);
    }
    return count;
  }

  private int readWithin(byte[] bytes, int from, int length) throws IOException {
    try {
      connection.beforeRead();
      return in.read(bytes, from, length);
    } catch (IOException e) {
      throw connection.failed(e);
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() {
    connection.close();
  }
}
