package org.remitente.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request byte by byte, as no polite client would send it. Text is ISO 8859-1, one character for
 * each byte.
 *
 * @param headers whole lines, without their ends
 */
public record RawRequest(String method, String target, List<String> headers, byte[] body) {

  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final int PATIENCE_MILLIS = 15_000;
  private static final Pattern EVENTS =
      Pattern.compile("(?i)\\AHTTP/\\S+ 200 (?s:.*?)\r\ncontent-type: text/event-stream");

  private static final int LONGEST_ANSWER = 1_000_000;

  /**
   * What came back.
   *
   * @param status 0 where the server closed the connection without a word
   */
  public record Answer(int status, String text) {

    private static Answer of(String text) {
      boolean known = text.matches("(?s)HTTP/1\\.[01] \\d{3}\\b.*");
      return new Answer(known ? Integer.parseInt(text.substring(9, 12)) : 0, text);
    }
  }

  /** A request without headers of its own, on a connection that ends with it. */
  public RawRequest(String method, String target) {
    this(method, target, List.of("Host: localhost", "Connection: close"), new byte[0]);
  }

  /** The same with another method. */
  public RawRequest method(String other) {
    return new RawRequest(other, target, headers, body);
  }

  /** The same with another target. */
  public RawRequest target(String other) {
    return new RawRequest(method, other, headers, body);
  }

  /** The same with more lines of headers. */
  public RawRequest with(String... lines) {
    return new RawRequest(
        method, target, Stream.concat(headers.stream(), Arrays.stream(lines)).toList(), body);
  }

  /** The same without a header. */
  public RawRequest without(String name) {
    List<String> kept = new ArrayList<>(headers);
    kept.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    return new RawRequest(method, target, kept, body);
  }

  /** The same with a body, of the length that it has. */
  public RawRequest body(String type, String content) {
    byte[] bytes = content.getBytes(BYTES);
    return without("Content-Length")
        .without("Content-Type")
        .with("Content-Type: " + type, "Content-Length: " + bytes.length)
        .unannounced(bytes);
  }

  /** The same with a body of which no header tells. */
  public RawRequest unannounced(byte[] bytes) {
    return new RawRequest(method, target, headers, bytes);
  }

  /** What is sent. */
  public byte[] bytes() {
    String head = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes((head + "\r\n\r\n").getBytes(BYTES));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** Opens a connection to the running product. */
  public static Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(
        new InetSocketAddress("localhost", RunningProduct.uri("").getPort()), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /**
   * Sends all, says that nothing more follows, and reads what comes back.
   *
   * @throws java.net.SocketTimeoutException where the server neither answers nor leaves
   */
  public Answer send() throws IOException {
    try (Socket socket = connect()) {
      try {
        socket.getOutputStream().write(bytes());
        socket.shutdownOutput();
      } catch (IOException refusedInTheMiddle) {
        // What it said before it left may still be read.
      }
      return Answer.of(read(socket));
    }
  }

  /** Events go on for as long as somebody listens. */
  private static boolean isStream(ByteArrayOutputStream answer) {
    return EVENTS.matcher(answer.toString(BYTES)).find();
  }

  private static String read(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      int read = in.read(buffer);
      while (read >= 0) {
        answer.write(buffer, 0, read);
        boolean enough = answer.size() >= LONGEST_ANSWER || isStream(answer);
        read = enough ? -1 : in.read(buffer);
      }
    } catch (java.net.SocketException reset) {
      // The server left with something unread; what it said before counts.
    }
    return answer.toString(BYTES);
  }
}
