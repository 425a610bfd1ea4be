package org.remitente.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code topics.txt}; a topic without patterns stops the product's start. */
final class TopicPatterns {

  private static final String HEADING = "== ";

  /** What patterns write for "whatever stands in the same sentence". */
  private static final String IN_A_SENTENCE = "[^.]";

  /** Dots within names, addresses and numbers end no sentence. */
  private static final String NO_END = "(?:[^.]|\\.(?=\\w))";

  private static final Map<Topic, Pattern> PATTERNS = read();

  private TopicPatterns() {}

  static Pattern of(Topic topic) {
    return PATTERNS.get(topic);
  }

  private static Map<Topic, Pattern> read() {
    try (InputStream table = TopicPatterns.class.getResourceAsStream("topics.txt")) {
      return patterns(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<Topic, Pattern> patterns(String table) {
    Map<Topic, Pattern> patterns = new EnumMap<>(Topic.class);
    List<String> sections = Arrays.asList(table.split("(?m)^" + HEADING));
    for (String section : sections.subList(1, sections.size())) {
      List<String> lines = section.lines().filter(TopicPatterns::isOne).toList();
      String any = String.join("|", lines.subList(1, lines.size())).replace(IN_A_SENTENCE, NO_END);
      patterns.put(Topic.valueOf(lines.get(0)), Pattern.compile(any));
    }
    for (Topic topic : Topic.values()) {
      if (patterns.getOrDefault(topic, Pattern.compile("")).pattern().isEmpty()) {
        throw new IllegalArgumentException("No pattern for " + topic);
      }
    }
    return patterns;
  }

  private static boolean isOne(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }
}
