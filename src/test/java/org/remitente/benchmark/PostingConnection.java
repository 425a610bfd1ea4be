package org.remitente.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** A connection to the product that is opened again when the product has closed it. */
final class PostingConnection {

  private static final int LONGEST_MILLIS = 60_000;

  /** The product closes what was idle for half a minute. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final String CLOSED = "connection: close";
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final int port;
  private final PreparedMessage[] messages;
  private Socket socket;
  private long usedAtNanos;
  private InputStream in;

  PostingConnection(int port, PreparedMessage... messages) {
    this.port = port;
    this.messages =
        Arrays.stream(messages).map(PreparedMessage::copy).toArray(PreparedMessage[]::new);
  }

  /**
   * Posts the message of that number, which says the account, and reads the answer.
   *
   * @throws IOException where it was not accepted
   */
  void post(int number) throws IOException {
    if (socket != null && System.nanoTime() - usedAtNanos > IDLE.toNanos()) {
      socket.close();
      socket = null;
    }
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(LONGEST_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    }
    String key = UUID.randomUUID().toString().replace("-", "");
    socket.getOutputStream().write(messages[number % messages.length].under(key));
    readAnswer();
    usedAtNanos = System.nanoTime();
  }

  private void readAnswer() throws IOException {
    String status = line();
    boolean last = false;
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase();
      last |= lower.equals(CLOSED);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      } else if (lower.equals(CHUNKED)) {
        length = -1;
      }
    }
    String body = length < 0 ? chunks() : text(length);
    if (!status.contains(" 202")) {
      throw new IOException(status + ": " + body);
    }
    if (last) {
      socket.close();
      socket = null;
    }
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      all.append(text(size));
      line();
    }
    line();
    return all.toString();
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The product closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
