package org.remitente.testing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * FETCH answers: enough for a client that looks for a message, its flags and its bytes; the
 * structure is always one plain text.
 */
final class ImapFetch {

  private static final Pattern SECTION =
      Pattern.compile(
          "BODY(?:\\.PEEK)?\\[([^\\]]*)](?:<(\\d{1,9})\\.(\\d{1,9})>)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FIELDS =
      Pattern.compile("HEADER\\.FIELDS \\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

  private ImapFetch() {}

  static String line(ImapMessages.Numbered each, List<String> items) {
    String answers =
        items.stream()
            .map(item -> answer(each.message(), item))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return "* " + each.number() + " FETCH (" + answers + ")";
  }

  private static String answer(StoredMessage message, String item) {
    Matcher section = SECTION.matcher(item);
    if (section.matches()) {
      return section(message, section);
    }
    return switch (item.toUpperCase(Locale.ROOT)) {
      case "UID" -> "UID " + message.uid();
      case "FLAGS" -> "FLAGS (" + String.join(" ", message.flags()) + ")";
      case "INTERNALDATE" -> "INTERNALDATE \"24-Nov-2026 10:00:00 +0000\"";
      case "RFC822.SIZE" -> "RFC822.SIZE " + message.content().length;
      case "ENVELOPE" -> envelope(message);
      case "BODYSTRUCTURE", "BODY" ->
          item.toUpperCase(Locale.ROOT)
              + " (\"TEXT\" \"PLAIN\" NIL NIL NIL \"8BIT\" "
              + message.content().length
              + " 1)";
      default -> null;
    };
  }

  private static String section(StoredMessage message, Matcher section) {
    String text = part(message, section.group(1));
    String name = "BODY[" + section.group(1) + "]";
    if (section.group(2) != null) {
      int from = Math.min(Integer.parseInt(section.group(2)), text.length());
      text =
          text.substring(from, Math.min(from + Integer.parseInt(section.group(3)), text.length()));
      name += "<" + from + ">";
    }
    return name + " {" + text.length() + "}\r\n" + text;
  }

  private static String part(StoredMessage message, String name) {
    Matcher fields = FIELDS.matcher(name);
    if (fields.matches()) {
      return Stream.of(fields.group(1).split(" "))
              .filter(field -> message.header(field) != null)
              .map(field -> field + ": " + message.header(field) + "\r\n")
              .collect(Collectors.joining())
          + "\r\n";
    }
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "HEADER" -> message.header();
      case "TEXT", "1" -> message.text().substring(message.header().length());
      default -> message.text();
    };
  }

  /** Date, subject and Message-ID; addresses are left out. */
  private static String envelope(StoredMessage message) {
    return "ENVELOPE (%s %s NIL NIL NIL NIL NIL NIL %s %s)"
        .formatted(
            value(message, "Date"),
            value(message, "Subject"),
            value(message, "In-Reply-To"),
            value(message, "Message-ID"));
  }

  private static String value(StoredMessage message, String name) {
    String value = message.header(name);
    return value == null ? "NIL" : ImapFolders.quoted(value);
  }
}
