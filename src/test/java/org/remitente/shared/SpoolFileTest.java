package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SpoolFileTest {

  @TempDir Path folder;

  @Test
  void givesBackEveryByteToEachReader() throws IOException {
    byte[] content = new byte[300_000];
    new Random(3).nextBytes(content);

    try (SpoolFile file = DataFolder.at(folder).spoolFile()) {
      assertThat(file.fill(new ByteArrayInputStream(content))).isEqualTo(content.length);
      InputStream first = file.open();
      byte[] start = first.readNBytes(100_000);
      try (InputStream second = file.open()) {
        assertThat(second.readAllBytes()).isEqualTo(content);
      }
      assertThat(start).isEqualTo(Arrays.copyOf(content, 100_000));
      assertThat(first.readAllBytes()).hasSize(200_000);
    }
  }

  /** What no name leads to is gone with the process, be it killed. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hasNoNameThatAKilledProcessCouldLeaveBehind() throws IOException {
    try (SpoolFile file = DataFolder.at(folder).spoolFile()) {
      file.fill(new ByteArrayInputStream(new byte[100_000]));

      try (Stream<Path> left = Files.walk(folder).filter(Files::isRegularFile)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void liesWhereOnlyItsOwnerLooks() throws IOException {
    DataFolder.at(folder).spoolFile().close();

    assertThat(Files.getPosixFilePermissions(folder.resolve("spool")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void isGoneOnceItIsClosed() throws IOException {
    SpoolFile file = DataFolder.at(folder).spoolFile();
    file.fill(new ByteArrayInputStream(new byte[10]));
    InputStream late = file.open();

    file.close();

    assertThatThrownBy(late::read).isInstanceOf(IOException.class);
  }
}
