package org.remitente.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The temporary folder of a real server and the few things that are done there as root. Its path is
 * short: it holds Unix sockets.
 */
record ServerFolder(Path path) {

  private static final Duration START = Duration.ofSeconds(20);

  static ServerFolder create() throws IOException {
    Path path = Files.createTempDirectory("mail");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new ServerFolder(path);
  }

  Path write(String name, String text) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path folderOf(String owner, String name) throws IOException {
    Path folder = Files.createDirectories(path.resolve(name));
    Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setOwner(
            folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    return folder;
  }

  /** Starts a program whose output goes to {@code output.log}. */
  Process launch(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(path.resolve("output.log").toFile()))
        .start();
  }

  /** Runs a program to its end; fails, with the logs, where it fails or takes too long. */
  void run(List<String> command) throws IOException {
    Process process = launch(command);
    try {
      if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed:\n" + logs());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Waits until something accepts connections at all these ports of 127.0.0.1; fails, with the
   * logs, where nothing does.
   */
  void awaitPorts(int... ports) throws IOException {
    for (int port : ports) {
      try {
        Awaitility.await()
            .atMost(START)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> accepts(port));
      } catch (RuntimeException e) {
        throw new IllegalStateException("Nothing at port " + port + ":\n" + logs(), e);
      }
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(path)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        text.append(Files.readString(log));
      }
    }
    return text.toString();
  }

  static void end(ProcessHandle process) {
    process.destroy();
    try {
      Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !process.isAlive());
    } finally {
      process.destroyForcibly();
    }
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
