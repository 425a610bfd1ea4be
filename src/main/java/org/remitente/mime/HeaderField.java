package org.remitente.mime;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field of a header, folded as it grows (RFC 5322 section 2.2.3): lines within 76 characters,
 * unless a single address or identifier is longer.
 */
final class HeaderField {

  private static final int LINE = 76;
  private static final int LEAST_WORD = 30;
  private static final int LONGEST_QUOTED = 60;
  private static final Pattern PLAIN_TEXT = Pattern.compile("[!-~]{1,60}( [!-~]{1,60})*");
  private static final Pattern ASCII = Pattern.compile("[ -~]*");
  private static final Pattern ATOMS =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private final StringBuilder text = new StringBuilder(128);
  private int column;

  private HeaderField(String name) {
    text.append(name).append(':');
    column = text.length();
  }

  /** A field with text for people: plain where it is ASCII, else encoded words. */
  static String text(String name, String value) {
    requireOneLine(value);
    HeaderField field = new HeaderField(name);
    if (PLAIN_TEXT.matcher(value).matches() && !value.contains("=?")) {
      for (String word : value.split(" ")) {
        field.add(word);
      }
    } else {
      field.addEncoded(value);
    }
    return field.end();
  }

  /** A field with addresses, separated by commas. */
  static String addresses(String name, List<MailAddress> addresses) {
    HeaderField field = new HeaderField(name);
    for (Iterator<MailAddress> each = addresses.iterator(); each.hasNext(); ) {
      field.addMailbox(each.next(), each.hasNext() ? "," : "");
    }
    return field.end();
  }

  /** A field with a value and parameters. */
  static String parameterized(String name, String value, List<String> parameters) {
    HeaderField field = new HeaderField(name);
    field.add(parameters.isEmpty() ? value : value + ";");
    for (Iterator<String> each = parameters.iterator(); each.hasNext(); ) {
      field.add(each.next() + (each.hasNext() ? ";" : ""));
    }
    return field.end();
  }

  /**
   * Refuses what could begin another line. Callers have checked their input: this is the last
   * fence.
   */
  static void requireOneLine(String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control characters in a header field");
    }
  }

  private void addMailbox(MailAddress mailbox, String separator) {
    String name = mailbox.name();
    if (name == null || name.isBlank()) {
      add(mailbox.address().value() + separator);
      return;
    }
    requireOneLine(name);
    if (!ASCII.matcher(name).matches() || name.length() > LONGEST_QUOTED || name.contains("=?")) {
      addEncoded(name);
    } else if (ATOMS.matcher(name).matches()) {
      add(name);
    } else {
      add('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    add("<" + mailbox.address().value() + ">" + separator);
  }

  private void addEncoded(String value) {
    int room = LINE - column - 1;
    EncodedWords.of(value, room < LEAST_WORD ? EncodedWords.LONGEST : room).forEach(this::add);
  }

  /** The first word stays on the first line: a line with the name alone confuses some servers. */
  private void add(String word) {
    boolean first = text.length() == column && text.charAt(column - 1) == ':';
    if (!first && column + 1 + word.length() > LINE) {
      text.append("\r\n");
      column = 0;
    }
    text.append(' ').append(word);
    column += 1 + word.length();
  }

  private String end() {
    return text.append("\r\n").toString();
  }
}
