package org.remitente.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes a form apart while it arrives (RFC 7578, RFC 2046), part by part, in a buffer of fixed
 * size. Ours, since the servers' readers store a whole form in their own temporary files before a
 * limit can be looked at, and read file names in different charsets.
 */
final class MultipartReader {

  private static final int MAX_BOUNDARY = 70;
  private static final int MAX_HEADERS = 8192;

  private final InputStream in;
  private final byte[] delimiter;
  private final int[] leaps;
  private final byte[] buffer = new byte[16_384];
  private int from;
  private int to;
  private Content current;

  /**
   * One part.
   *
   * @param content its bytes; ends where the next part is asked for
   */
  record Part(PartHeaders headers, InputStream content) {}

  /**
   * A reader of a body.
   *
   * @param boundary the parameter of the media type, or null where it has none
   */
  MultipartReader(InputStream in, String boundary) {
    if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw UnreadableBodyException.multipart("boundary");
    }
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.leaps = leaps(delimiter);
    // The first delimiter stands at the very beginning, as if a line had ended before it.
    buffer[0] = '\r';
    buffer[1] = '\n';
    to = 2;
    current = new Content();
  }

  /** The next part; empty behind the last one. What is left of the part before is passed over. */
  Optional<Part> next() throws IOException {
    current.transferTo(OutputStream.nullOutputStream());
    if (isLast()) {
      return Optional.empty();
    }
    PartHeaders headers = headers();
    current = new Content();
    return Optional.of(new Part(headers, current));
  }

  /** Two hyphens behind a delimiter end the form; else blanks and a line end follow. */
  private boolean isLast() throws IOException {
    String rest = line(MAX_HEADERS);
    if (rest.startsWith("--")) {
      return true;
    }
    if (!rest.isBlank()) {
      throw UnreadableBodyException.multipart("boundary");
    }
    return false;
  }

  private PartHeaders headers() throws IOException {
    PartHeaders headers = new PartHeaders();
    int left = MAX_HEADERS;
    for (String line = line(left); !line.isEmpty(); line = line(left)) {
      headers.add(line);
      left -= line.length() + 2;
    }
    return headers;
  }

  /** The last delimiter may be the last bytes of the body. */
  private String line(int max) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (from < to || fill()) {
      byte next = buffer[from++];
      if (next == '\n') {
        break;
      }
      line.write(next);
      if (line.size() > max) {
        throw UnreadableBodyException.multipart("headers");
      }
    }
    String text = PartHeaders.decoded(line.toByteArray());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(read, 0);
    return read > 0;
  }

  /** The bytes up to the next delimiter, which is taken away at their end. */
  private final class Content extends InputStream {

    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int certain = ended ? 0 : certain();
      if (certain == 0) {
        return -1;
      }
      int copied = Math.min(certain, length);
      System.arraycopy(buffer, from, bytes, offset, copied);
      from += copied;
      return copied;
    }

    /** How many of the buffered bytes are certainly the part's; 0 at its end. */
    private int certain() throws IOException {
      while (true) {
        int found = indexOfDelimiter();
        if (found == from) {
          from += delimiter.length;
          ended = true;
          return 0;
        }
        int certain = found > 0 ? found - from : to - from - delimiter.length + 1;
        if (certain > 0) {
          return certain;
        }
        if (!fill()) {
          throw UnreadableBodyException.multipart("end");
        }
      }
    }

    /**
     * Looks at the last byte first, and leaps where it tells that none can begin before (Horspool).
     */
    private int indexOfDelimiter() {
      int last = delimiter.length - 1;
      for (int at = from; at + last < to; at += leaps[buffer[at + last] & 0xff]) {
        if (Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
          return at;
        }
      }
      return -1;
    }
  }

  private static int[] leaps(byte[] delimiter) {
    int[] leaps = new int[256];
    Arrays.fill(leaps, delimiter.length);
    for (int i = 0; i < delimiter.length - 1; i++) {
      leaps[delimiter[i] & 0xff] = delimiter.length - 1 - i;
    }
    return leaps;
  }
}
