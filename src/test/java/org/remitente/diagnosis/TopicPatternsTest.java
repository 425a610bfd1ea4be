package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the table of topics is read. */
class TopicPatternsTest {

  private static String everyTopicWith(String pattern) {
    return Stream.of(Topic.values())
        .map(topic -> "== " + topic + "\n" + pattern + "\n")
        .collect(Collectors.joining("\n", "# About the table\n\n", ""));
  }

  @Test
  void anyLineOfATopicTellsIt() {
    String table = everyTopicWith("full\n# what follows is French\npleine?");

    assertThat(TopicPatterns.patterns(table).get(Topic.NO_ROOM).pattern())
        .isEqualTo("full|pleine?");
  }

  @Test
  void aDotWithinANameEndsNoSentence() {
    Pattern pattern =
        TopicPatterns.patterns(everyTopicWith("mail[^.]{0,30}stopped")).get(Topic.CLOSED);

    assertThat(pattern.matcher("mail of acme.es was stopped").find()).isTrue();
    assertThat(pattern.matcher("mail is here. it stopped").find()).isFalse();
  }

  @Test
  void aTopicThatNothingTellsIsAnError() {
    assertThatThrownBy(() -> TopicPatterns.patterns(everyTopicWith("")))
        .hasMessageContaining("ENCRYPTION");
    assertThatThrownBy(() -> TopicPatterns.patterns("== IMAP\nimap"))
        .hasMessageContaining("ENCRYPTION");
  }

  @Test
  void aTopicThatNobodyAsksForIsAnError() {
    String table = everyTopicWith("full") + "== WEATHER\nrain\n";

    assertThatThrownBy(() -> TopicPatterns.patterns(table)).hasMessageContaining("WEATHER");
  }
}
