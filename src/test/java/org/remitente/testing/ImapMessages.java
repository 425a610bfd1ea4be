package org.remitente.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** SEARCH, FETCH, STORE and EXPUNGE in one folder; answers are the untagged lines. */
final class ImapMessages {

  /** A message with its sequence number. */
  record Numbered(int number, StoredMessage message) {}

  private final MailFolder folder;
  private final List<Numbered> messages = new ArrayList<>();

  ImapMessages(MailFolder folder) {
    this.folder = folder;
    for (StoredMessage message : folder.messages()) {
      messages.add(new Numbered(messages.size() + 1, message));
    }
  }

  String search(ImapCommand command) {
    Predicate<Numbered> wanted = all -> true;
    Iterator<String> words = command.arguments().iterator();
    while (words.hasNext()) {
      wanted = wanted.and(key(words));
    }
    StringBuilder line = new StringBuilder("* SEARCH");
    for (Numbered each : messages) {
      if (wanted.test(each)) {
        line.append(' ').append(command.byUid() ? each.message().uid() : each.number());
      }
    }
    return line.toString();
  }

  /**
   * The search keys of RFC 3501 that look into headers, flags and numbers; a date is read and not
   * looked at.
   */
  private Predicate<Numbered> key(Iterator<String> words) {
    String word = words.next().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ALL", "(", ")" -> each -> true;
      case "CHARSET", "SINCE", "SENTSINCE", "BEFORE", "SENTBEFORE" -> {
        words.next();
        yield each -> true;
      }
      case "SEEN", "DELETED" -> flag(word);
      case "UNSEEN", "UNDELETED" -> flag(word.substring(2)).negate();
      case "NOT" -> key(words).negate();
      case "OR" -> key(words).or(key(words));
      case "HEADER" -> header(words.next(), words.next());
      case "SUBJECT", "FROM", "TO", "CC", "BCC" -> header(word, words.next());
      case "UID" -> among(words.next(), true);
      default -> among(word, false);
    };
  }

  private static Predicate<Numbered> flag(String name) {
    return each ->
        each.message().flags().stream().anyMatch(flag -> flag.equalsIgnoreCase("\\" + name));
  }

  private static Predicate<Numbered> header(String name, String part) {
    return each -> {
      String value = each.message().header(name);
      return value != null
          && value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    };
  }

  private Predicate<Numbered> among(String set, boolean byUid) {
    long last = messages.isEmpty() ? 0 : numberOf(messages.get(messages.size() - 1), byUid);
    Predicate<Numbered> matching = each -> false;
    for (String range : set.split(",")) {
      String[] ends = range.split(":", 2);
      long one = number(ends[0], last);
      long other = number(ends[ends.length - 1], last);
      matching =
          matching.or(
              each ->
                  numberOf(each, byUid) >= Math.min(one, other)
                      && numberOf(each, byUid) <= Math.max(one, other));
    }
    return matching;
  }

  private static long numberOf(Numbered each, boolean byUid) {
    return byUid ? each.message().uid() : each.number();
  }

  /** A word that is no number stands for no message. */
  private static long number(String text, long last) {
    return "*".equals(text) ? last : text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  List<String> fetch(ImapCommand command) {
    List<String> items =
        new ArrayList<>(command.arguments().subList(1, command.arguments().size()));
    items.removeIf(item -> "(".equals(item) || ")".equals(item));
    if (command.byUid() && items.stream().noneMatch("UID"::equalsIgnoreCase)) {
      items.add("UID");
    }
    if (items.stream().anyMatch(item -> item.toUpperCase(Locale.ROOT).startsWith("BODY["))) {
      named(command).forEach(each -> folder.flag(each.message().uid(), '+', List.of("\\Seen")));
    }
    return named(command).map(each -> ImapFetch.line(each, items)).toList();
  }

  List<String> store(ImapCommand command) {
    String item = command.argument(1).toUpperCase(Locale.ROOT);
    named(command)
        .forEach(each -> folder.flag(each.message().uid(), item.charAt(0), command.list(2)));
    boolean silent = item.endsWith(".SILENT");
    List<String> items = command.byUid() ? List.of("UID", "FLAGS") : List.of("FLAGS");
    ImapMessages changed = new ImapMessages(folder);
    return silent
        ? List.of()
        : changed.named(command).map(each -> ImapFetch.line(each, items)).toList();
  }

  List<String> expunge() {
    List<String> lines = new ArrayList<>();
    for (Numbered each : messages) {
      if (each.message().flags().contains("\\Deleted")) {
        lines.add("* " + (each.number() - lines.size()) + " EXPUNGE");
      }
    }
    folder.expunge();
    return lines;
  }

  private Stream<Numbered> named(ImapCommand command) {
    return messages.stream().filter(among(command.argument(0), command.byUid()));
  }
}
