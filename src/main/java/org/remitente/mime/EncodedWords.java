package org.remitente.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Text of a header as encoded words (RFC 2047): UTF-8, each word at most 75 characters and never
 * with part of a character, in whichever of the two encodings is shorter.
 */
final class EncodedWords {

  /** The longest that a word may be. */
  static final int LONGEST = 75;

  private static final String HEX = "0123456789ABCDEF";
  private static final int FRAME = "=?utf-8?Q??=".length();

  private EncodedWords() {}

  /**
   * The words, to be separated by white space, which readers take out again.
   *
   * @param firstRoom how long the first word may be, from 24, so that every character fits
   */
  static List<String> of(String text, int firstRoom) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean quoted = quotedLength(utf8, 0, utf8.length) <= base64Length(utf8.length);
    List<String> words = new ArrayList<>();
    int room = Math.min(firstRoom, LONGEST) - FRAME;
    for (int from = 0; from < utf8.length; ) {
      int to = end(utf8, from, room, quoted);
      words.add(quoted ? quoted(utf8, from, to) : base64(utf8, from, to));
      from = to;
      room = LONGEST - FRAME;
    }
    return words;
  }

  /** Where a word ends that begins at a place: behind as many whole characters as fit. */
  private static int end(byte[] utf8, int from, int room, boolean quoted) {
    int end = nextCharacter(utf8, from);
    while (end < utf8.length) {
      int next = nextCharacter(utf8, end);
      int length = quoted ? quotedLength(utf8, from, next) : base64Length(next - from);
      if (length > room) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static int nextCharacter(byte[] utf8, int at) {
    int next = at + 1;
    while (next < utf8.length && (utf8[next] & 0xC0) == 0x80) {
      next++;
    }
    return next;
  }

  private static int base64Length(int bytes) {
    return (bytes + 2) / 3 * 4;
  }

  private static int quotedLength(byte[] utf8, int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      length += utf8[i] == ' ' || isPlain(utf8[i]) ? 1 : 3;
    }
    return length;
  }

  private static String base64(byte[] utf8, int from, int to) {
    byte[] piece = Arrays.copyOfRange(utf8, from, to);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(piece) + "?=";
  }

  private static String quoted(byte[] utf8, int from, int to) {
    StringBuilder word = new StringBuilder(LONGEST).append("=?utf-8?Q?");
    for (int i = from; i < to; i++) {
      if (utf8[i] == ' ') {
        word.append('_');
      } else if (isPlain(utf8[i])) {
        word.append((char) utf8[i]);
      } else {
        word.append('=').append(HEX.charAt(utf8[i] >> 4 & 0xF)).append(HEX.charAt(utf8[i] & 0xF));
      }
    }
    return word.append("?=").toString();
  }

  /** What may stand for itself within a phrase (section 5 (3)), the strictest of all places. */
  private static boolean isPlain(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '!'
        || b == '*'
        || b == '+'
        || b == '-'
        || b == '/';
  }
}
