package org.remitente.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Text as quoted-printable (RFC 2045 section 6.7): lines of at most 76 characters; what servers are
 * known to change (blanks at the end of a line, a {@code From} or a dot at its beginning) is
 * encoded.
 */
final class QuotedPrintable {

  private static final String HEX = "0123456789ABCDEF";
  private static final int LONGEST = 76;

  private static final byte[] SENDER_LINE = {'F', 'r', 'o', 'm', ' '};

  private final byte[] text;
  private final byte[] line = new byte[LONGEST + 2];
  private final OutputStream out;
  private int length;

  private QuotedPrintable(byte[] text, OutputStream out) {
    this.text = text;
    this.out = out;
  }

  /**
   * Encodes a text.
   *
   * @param text with CRLF line ends only
   */
  static void write(byte[] text, OutputStream out) throws IOException {
    new QuotedPrintable(text, out).write();
  }

  /** Whether a line begins as the first one of a message in a mailbox file does. */
  static boolean isSenderLine(byte[] text, int from) {
    int to = Math.min(from + SENDER_LINE.length, text.length);
    return Arrays.equals(text, from, to, SENDER_LINE, 0, SENDER_LINE.length);
  }

  private void write() throws IOException {
    for (int i = 0; i < text.length; i++) {
      if (isLineEnd(i)) {
        end();
        i++;
      } else {
        add(i);
      }
    }
    out.write(line, 0, length);
  }

  private void add(int at) throws IOException {
    boolean plain = isPlain(at);
    int room = at + 1 == text.length || isLineEnd(at + 1) ? LONGEST : LONGEST - 1;
    if (length + (plain ? 1 : 3) > room) {
      line[length++] = '=';
      end();
      plain = isPlain(at);
    }
    if (plain) {
      line[length++] = text[at];
    } else {
      line[length++] = '=';
      line[length++] = (byte) HEX.charAt(text[at] >> 4 & 0xF);
      line[length++] = (byte) HEX.charAt(text[at] & 0xF);
    }
  }

  private void end() throws IOException {
    line[length++] = '\r';
    line[length++] = '\n';
    out.write(line, 0, length);
    length = 0;
  }

  private boolean isLineEnd(int at) {
    return text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
  }

  private boolean isPlain(int at) {
    byte b = text[at];
    if (b == ' ' || b == '\t') {
      return at + 1 < text.length && !isLineEnd(at + 1);
    } else if (length == 0 && (b == '.' || isSenderLine(text, at))) {
      return false;
    }
    return b > ' ' && b <= '~' && b != '=';
  }
}
