package org.remitente.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.mail.ArrivedMail;

/**
 * What a report says to people, up to where it quotes the message.
 *
 * @param lines without the blanks around them
 */
record Prose(List<String> lines) {

  private static final int MOST_LINES = 400;
  private static final int LONGEST_LINE = 1000;
  private static final int WORDS_OF_ONE = 500;

  /** So many recipients at most are looked for. */
  private static final int MOST = 100;

  static final String ADDRESS =
      "[^\\s<>()\\[\\]\"',;:@]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}";

  /** {@code <ana@x.es>:}, {@code ana@x.es (ana@x.es)}. */
  private static final Pattern ADDRESS_ALONE =
      Pattern.compile("<?(" + ADDRESS + ")>?:?(?:\\s*[<(].{0,200}[>)])?");

  private static final Pattern QUOTATION =
      Pattern.compile(
          "(?i)-{2,}+.*\\b(?:copy of|original message|below this line|header).*"
              + "|original message headers:?|received: .*|return-path: .*");

  Prose {
    lines = List.copyOf(lines);
  }

  /** That of the first part which is text; without any, nothing. */
  static Prose of(ArrivedMail mail) {
    return mail.parts().stream()
        .filter(part -> part.is("text/plain"))
        .findFirst()
        .map(part -> of(part.text()))
        .orElse(new Prose(List.of()));
  }

  private static Prose of(String text) {
    return new Prose(
        text.lines()
            .limit(MOST_LINES)
            .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
            .map(String::strip)
            .takeWhile(line -> !QUOTATION.matcher(line).matches())
            .toList());
  }

  /** The addresses that stand on lines of their own, each once. */
  List<String> addressesAlone() {
    return lines.stream().flatMap(line -> alone(line).stream()).distinct().limit(MOST).toList();
  }

  private static Optional<String> alone(String line) {
    Matcher address = ADDRESS_ALONE.matcher(line);
    return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
  }

  /**
   * What it says of an address below a line of its own, up to an empty one; where it does so more
   * than once, where a status stands. Empty where it says nothing in such a place.
   */
  String about(String address) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (alone(lines.get(i)).filter(address::equalsIgnoreCase).isPresent()) {
        all.add(paragraph(i + 1));
      }
    }
    return all.stream()
        .filter(each -> FailedRecipient.status(each).isPresent())
        .findFirst()
        .or(() -> all.stream().filter(each -> !each.isEmpty()).findFirst())
        .orElse("");
  }

  private String paragraph(int from) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < lines.size() && !lines.get(i).isEmpty(); i++) {
      if (alone(lines.get(i)).isPresent() || words.length() > WORDS_OF_ONE) {
        break;
      }
      words.append(lines.get(i)).append(' ');
    }
    return words.toString().strip();
  }

  /** All of it. */
  String whole() {
    return String.join(" ", lines);
  }

  /** In lower case, for whoever looks for words. */
  String words() {
    return whole().toLowerCase(Locale.ROOT);
  }
}
