package org.remitente.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicedFileTest {

  private static final int LARGE = 16 * 1024 * 1024;

  @TempDir Path folder;

  @BeforeEach
  void register() {
    SlicedFilePath.register();
  }

  @Test
  void takesNoMoreThanASliceAtOnceAndTellsHowMuch() throws IOException {
    byte[] content = bytes(SlicedFile.SLICE + 1000);
    ByteBuffer source = ByteBuffer.wrap(content);
    Path path = folder.resolve("file");
    Files.createFile(path);

    try (FileChannel file = new SlicedFilePath().getPath("sliced:" + path).open("rw")) {
      assertThat(file.write(source, 5)).isEqualTo(SlicedFile.SLICE);
      assertThat(source.remaining()).isEqualTo(1000);
      file.position(5 + SlicedFile.SLICE);
      assertThat(file.write(source)).isEqualTo(1000);
      assertThat(file.size()).isEqualTo(content.length + 5);
      ByteBuffer target = ByteBuffer.allocate(content.length);
      assertThat(file.read(target, 5)).isEqualTo(content.length);
      assertThat(target.array()).isEqualTo(content);
    }
    assertThat(Files.size(path)).isEqualTo(content.length + 5);
  }

  @Test
  void keepsLittleNativeMemoryHoweverMuchIsStoredAtOnce() throws Exception {
    byte[] content = bytes(LARGE);
    long before = nativeMemory();

    store(content);

    assertThat(nativeMemory() - before).isLessThan(4L * SlicedFile.SLICE);
    assertThat(read()).isEqualTo(content);
  }

  private void store(byte[] content) throws SQLException {
    try (Connection connection = connect();
        Statement table = connection.createStatement()) {
      table.execute("create table piece (position integer primary key, content bytea)");
      connection.setAutoCommit(false);
      try (PreparedStatement row = connection.prepareStatement("insert into piece values (?, ?)")) {
        for (int position = 0; position < 64; position++) {
          row.setInt(1, position);
          row.setBytes(
              2, Arrays.copyOfRange(content, position * LARGE / 64, (position + 1) * LARGE / 64));
          row.executeUpdate();
        }
      }
      connection.commit();
    }
  }

  private byte[] read() throws SQLException {
    ByteBuffer whole = ByteBuffer.allocate(LARGE);
    try (Connection connection = connect();
        Statement all = connection.createStatement();
        ResultSet rows = all.executeQuery("select content from piece order by position")) {
      while (rows.next()) {
        whole.put(rows.getBytes(1));
      }
    }
    return whole.array();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:sliced:" + folder.resolve("db") + ";WRITE_DELAY=0", "sa", "");
  }

  private static long nativeMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
