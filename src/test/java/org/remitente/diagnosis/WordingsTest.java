package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/**
 * Wordings collected from real servers, beside those of the facts ({@code wordings.txt}), and other
 * ways to say the same ({@code variants.txt}).
 */
class WordingsTest {

  /** A reply, and what it must be taken for. */
  record Wording(Service service, Stage stage, DiagnosisCode code, String reply) {

    static Wording of(String line) {
      String[] cells = line.split(" \\| ", 4);
      return new Wording(
          Service.valueOf(cells[0].toUpperCase(Locale.ROOT)),
          Stage.valueOf(cells[1].toUpperCase(Locale.ROOT)),
          DiagnosisCode.ofCode(cells[2]).orElseThrow(() -> new IllegalArgumentException(line)),
          cells[3]);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wordings")
  void meansWhatItSays(Wording wording) {
    Diagnosis diagnosis = Replies.refused(wording.service, wording.stage, wording.reply);

    assertThat(diagnosis.code()).isEqualTo(wording.code);
    assertThat(diagnosis.stage()).isEqualTo(wording.stage);
  }

  static Stream<Wording> wordings() {
    return Stream.concat(wordings("wordings.txt"), wordings("variants.txt"));
  }

  static Stream<Wording> wordings(String name) {
    try (InputStream file = WordingsTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Wording::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
