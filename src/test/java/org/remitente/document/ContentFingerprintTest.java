package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.remitente.document.DocumentMessage.Recipient;
import org.remitente.mime.Attachment;

class ContentFingerprintTest {

  private final Messages sound = Messages.sound();

  @Test
  void isTheSameForTheSameContent() throws IOException {
    assertThat(of(sound.message(), file("a.pdf", "application/pdf", "x")))
        .matches("[0-9a-f]{64}")
        .isEqualTo(of(sound.message(), file("a.pdf", "Application/PDF", "x")));
  }

  @Test
  void takesMissingListsForEmptyOnes() throws IOException {
    assertThat(of(sound.message(null, null))).isEqualTo(of(sound.message(List.of(), List.of())));
  }

  @Test
  void differsWithEveryPartOfTheContent() throws IOException {
    List<Recipient> other = List.of(new Recipient("a@b.es", null));
    Attachment file = file("a.pdf", "application/pdf", "x");
    Set<String> seen = new HashSet<>();

    assertThat(seen.add(of(sound.message()))).isTrue();
    assertThat(seen.add(of(sound.subject("a").message()))).isTrue();
    assertThat(seen.add(of(sound.bodies("a", null).message()))).isTrue();
    assertThat(seen.add(of(sound.bodies(null, "a").message()))).isTrue();
    assertThat(seen.add(of(sound.message(other, List.of())))).isTrue();
    assertThat(seen.add(of(sound.message(List.of(), other)))).isTrue();
    assertThat(seen.add(of(sound.message(), file))).isTrue();
    assertThat(seen.add(of(sound.message(), file, file))).isTrue();
    assertThat(seen.add(of(sound.message(), file("b.pdf", "application/pdf", "x")))).isTrue();
    assertThat(seen.add(of(sound.message(), file("a.pdf", "text/csv", "x")))).isTrue();
    assertThat(seen.add(of(sound.message(), file("a.pdf", "application/pdf", "y")))).isTrue();
  }

  private static String of(DocumentMessage message, Attachment... files) throws IOException {
    return ContentFingerprint.of(message, List.of(files));
  }

  private static Attachment file(String name, String type, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new Attachment(name, type, bytes.length, () -> new ByteArrayInputStream(bytes));
  }
}
