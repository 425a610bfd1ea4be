package org.remitente.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One client's connection to a scripted server: lines and bytes in, answers out.
 *
 * <p>Text is ISO 8859-1 inside, one character for each byte, so that nothing a client sends is
 * lost. Everything read has a limit; a longer line or literal ends the connection.
 */
public final class LineConnection {

  static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final int LONGEST_LINE = 64 * 1024;

  private final CountDownLatch serverClosed;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean muted;
  private Duration byteInterval = Duration.ZERO;
  private String injection = "";
  private String replyPrefix = "";

  LineConnection(Socket socket, CountDownLatch serverClosed) throws IOException {
    this.serverClosed = serverClosed;
    use(socket);
  }

  private void use(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Sends lines as they are, each with CRLF. */
  public void send(String... lines) throws IOException {
    sendRaw(String.join("\r\n", lines) + "\r\n");
  }

  /**
   * Answers the present command: as {@link #send}, but on IMAP with the command's tag in front of
   * each line that is neither untagged ({@code "* "}) nor a continuation ({@code "+ "}).
   */
  public void reply(String... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      boolean whole = line.startsWith("* ") || line.startsWith("+ ");
      text.append(whole ? "" : replyPrefix).append(line).append("\r\n");
    }
    sendRaw(text.toString());
  }

  /** Sends text without an end of line. */
  public void sendRaw(String text) throws IOException {
    if (muted) {
      return;
    }
    byte[] bytes = (text + injection).getBytes(BYTES);
    injection = "";
    if (byteInterval.isZero()) {
      out.write(bytes);
      out.flush();
      return;
    }
    for (byte single : bytes) {
      pause(byteInterval);
      out.write(single);
      out.flush();
    }
  }

  /**
   * Reads and forgets whatever comes, without an answer, until the client leaves or the server is
   * closed.
   */
  public void stayAsleep() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Ends the connection; where the client's words are still unread, the client sees a reset. */
  public void close() throws IOException {
    socket.close();
  }

  /** Carries out commands from here on, but says nothing more. */
  void mute() {
    muted = true;
  }

  /** Sends from here on one byte in each interval. */
  void drip(Duration interval) {
    byteInterval = interval;
  }

  /** Sends this text in the same segment as the next answer. */
  void injectAfterNextReply(String text) {
    injection = text;
  }

  void replyPrefix(String prefix) {
    replyPrefix = prefix;
  }

  boolean isClosed() {
    return socket.isClosed();
  }

  boolean isEncrypted() {
    return socket instanceof SSLSocket;
  }

  void startTls(SSLContext context) throws IOException {
    SSLSocket layered =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    layered.setUseClientMode(false);
    layered.startHandshake();
    use(layered);
  }

  /** The next line without its end, or null where the client has left. */
  public String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int next;
    while ((next = in.read()) != '\n') {
      if (next < 0) {
        return null;
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("A line of more than " + LONGEST_LINE + " bytes");
      }
      line.write(next);
    }
    String text = line.toString(BYTES);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether the client says more before it is answered. */
  public boolean saysMoreWithin(Duration time) throws IOException {
    int before = socket.getSoTimeout();
    in.mark(1);
    try {
      socket.setSoTimeout((int) time.toMillis());
      boolean more = in.read() >= 0;
      in.reset();
      return more;
    } catch (SocketTimeoutException nothing) {
      return false;
    } finally {
      socket.setSoTimeout(before);
    }
  }

  byte[] readBytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("The client left in the middle of its data");
    }
    return bytes;
  }

  private void pause(Duration time) throws IOException {
    try {
      if (serverClosed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new EOFException("The server is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EOFException("The server is closed");
    }
  }
}
