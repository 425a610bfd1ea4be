package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temporary;

  @Test
  void isMadeForItsOwnerOnly() throws IOException {
    DataFolder folder = DataFolder.at(temporary.resolve("a/b"));

    assertThat(permissions(folder.path())).isEqualTo("rwx------");
  }

  @Test
  void aPrivateFileIsMadeForItsOwnerOnly() throws IOException {
    DataFolder folder = DataFolder.at(temporary);

    assertThat(folder.privateFile("secrets.key", () -> " k1:abc\n")).isEqualTo("k1:abc");
    assertThat(permissions(temporary.resolve("secrets.key"))).isEqualTo("rw-------");
    assertThat(names()).containsExactly("secrets.key");
  }

  @Test
  void aSecondProcessReadsTheSame() {
    DataFolder.at(temporary).privateFile("secrets.key", () -> "first");

    assertThat(DataFolder.at(temporary).privateFile("secrets.key", () -> "second"))
        .isEqualTo("first");
  }

  @Test
  void ofProcessesThatBeginAtOnceAllReadTheSame() throws Exception {
    int count = 8;
    CyclicBarrier together = new CyclicBarrier(count);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      Set<String> read = new HashSet<>();
      for (Future<String> each :
          threads.invokeAll(
              IntStream.range(0, count)
                  .<Callable<String>>mapToObj(number -> () -> readWhen(together, number))
                  .toList())) {
        read.add(each.get());
      }

      assertThat(read).hasSize(1);
      assertThat(names()).containsExactly("secrets.key");
    } finally {
      threads.shutdownNow();
    }
  }

  private String readWhen(CyclicBarrier together, int number) {
    return DataFolder.at(temporary)
        .privateFile(
            "secrets.key",
            () -> {
              try {
                together.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return "made by " + number;
            });
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.at(file.resolve("below")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("below");
  }

  private Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(temporary)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
