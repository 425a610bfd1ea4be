package org.remitente.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A text in the encoding that suits it: as it is where it is ASCII in short lines, else
 * quoted-printable, or base64 where most of it is not ASCII.
 */
final class TextBody {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final String CRLF = "\r\n";
  private static final int LONGEST = 76;

  private final byte[] utf8;
  private final String encoding;

  /**
   * @param text with line ends of any kind; the last one is dropped, since the end of the part
   *     stands for it
   */
  TextBody(String text) {
    String lines = LINE_END.matcher(text).replaceAll(CRLF);
    int end = lines.length() - (lines.endsWith(CRLF) ? CRLF.length() : 0);
    utf8 = lines.substring(0, end).getBytes(StandardCharsets.UTF_8);
    encoding = encoding(utf8);
  }

  /** Its name for Content-Transfer-Encoding. */
  String encoding() {
    return encoding;
  }

  /** Writes the encoded text, without an end of line behind the last one. */
  void writeTo(OutputStream out) throws IOException {
    switch (encoding) {
      case "7bit" -> out.write(utf8);
      case "base64" -> Base64Lines.write(utf8, utf8.length, out);
      default -> QuotedPrintable.write(utf8, out);
    }
  }

  private static String encoding(byte[] utf8) {
    int encoded = 0;
    for (byte b : utf8) {
      encoded += b < 0 || b == '=' ? 1 : 0;
    }
    if (encoded == 0 && isSafe(utf8)) {
      return "7bit";
    }
    return encoded > utf8.length / 6 ? "base64" : "quoted-printable";
  }

  /** Whether nothing on the way would change ASCII text: no long line, no trailing blank. */
  private static boolean isSafe(byte[] ascii) {
    int start = 0;
    for (int i = 0; i < ascii.length; i++) {
      if (ascii[i] == '\r') {
        if (!isSafeLine(ascii, start, i)) {
          return false;
        }
        start = i + 2;
      } else if (ascii[i] < ' ' && ascii[i] != '\t' && ascii[i] != '\n' || ascii[i] == 0x7F) {
        return false;
      }
    }
    return isSafeLine(ascii, start, ascii.length);
  }

  private static boolean isSafeLine(byte[] ascii, int from, int to) {
    return to - from <= LONGEST
        && (to <= from
            || ascii[to - 1] > ' '
                && ascii[from] != '.'
                && !QuotedPrintable.isSenderLine(ascii, from));
  }
}
