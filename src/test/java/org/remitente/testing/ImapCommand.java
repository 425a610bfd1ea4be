package org.remitente.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A complete IMAP command: tag, name (with UID in front where it was) and arguments. Literals and
 * quoted strings are plain text in it; parentheses are arguments of their own.
 */
record ImapCommand(String tag, String name, List<String> arguments) {

  private static final int LONGEST_LITERAL = 64 * 1024 * 1024;
  private static final int LONGEST_REMEMBERED = 512;
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,9})(\\+?)}$");
  private static final Pattern TOKEN =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[()]|(?:[^\\s()\"\\[]|\\[[^\\]]*])+");

  /** Whether the server wants the literal that a client announces; it has answered where not. */
  @FunctionalInterface
  interface Permission {
    boolean forLiteralOf(String firstLine, boolean firstLiteral) throws IOException;
  }

  /**
   * Reads one command with its literals; null where the client has left or the literal was not
   * wanted.
   */
  static ImapCommand read(
      String firstLine, ScriptedImapServer server, LineConnection connection, Permission permission)
      throws IOException {
    List<String> words = new ArrayList<>();
    String line = firstLine;
    int literals = 0;
    Matcher literal = LITERAL.matcher(line);
    while (literal.find()) {
      int bytes = Integer.parseInt(literal.group(1));
      words.addAll(tokens(line.substring(0, literal.start())));
      boolean wanted =
          !literal.group(2).isEmpty() || permission.forLiteralOf(firstLine, literals == 0);
      if (!wanted || bytes > LONGEST_LITERAL) {
        return null;
      }
      String content = new String(connection.readBytes(bytes), LineConnection.BYTES);
      server.remember(connection, bytes > LONGEST_REMEMBERED ? "(" + bytes + " bytes)" : content);
      words.add(content);
      literals++;
      line = server.hear(connection);
      if (line == null) {
        return null;
      }
      literal = LITERAL.matcher(line);
    }
    words.addAll(tokens(line));
    return of(words);
  }

  private static ImapCommand of(List<String> words) {
    if (words.size() < 2) {
      return new ImapCommand(words.isEmpty() ? "*" : words.get(0), "", List.of());
    }
    String name = words.get(1).toUpperCase(Locale.ROOT);
    int nameWords = 1;
    if ("UID".equals(name) && words.size() > 2) {
      name = "UID " + words.get(2).toUpperCase(Locale.ROOT);
      nameWords = 2;
    }
    return new ImapCommand(
        words.get(0), name, List.copyOf(words.subList(1 + nameWords, words.size())));
  }

  private static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(line);
    while (token.find()) {
      tokens.add(
          token.group(1) == null ? token.group() : token.group(1).replaceAll("\\\\(.)", "$1"));
    }
    return tokens;
  }

  boolean byUid() {
    return name.startsWith("UID ");
  }

  String argument(int index) {
    return index < arguments.size() ? arguments.get(index) : "";
  }

  /** The words of the first parenthesised list at or after an index; empty where there is none. */
  List<String> list(int from) {
    int open = arguments.subList(Math.min(from, arguments.size()), arguments.size()).indexOf("(");
    if (open < 0) {
      return List.of();
    }
    int start = from + open + 1;
    int length = arguments.subList(start, arguments.size()).indexOf(")");
    return length < 0 ? List.of() : arguments.subList(start, start + length);
  }
}
