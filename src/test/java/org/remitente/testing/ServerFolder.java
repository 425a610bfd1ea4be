package org.remitente.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    return give(Files.createDirectories(path.resolve(name)), owner);
  }

  /** Makes somebody the owner of a file or folder. */
  Path give(Path file, String owner) throws IOException {
    Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setOwner(
            file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    return file;
  }

  /** Starts a program whose output goes to {@code output.log}. */
  Process launch(List<String> command) throws IOException {
    return launch(command, Map.of());
  }

  /** Starts it with these variables in its environment beside ours. */
  Process launch(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(path.resolve("output.log").toFile()));
    program.environment().putAll(environment);
    return program.start();
  }

  /** Runs a program to its end; fails, with the logs, where it fails or takes too long. */
  void run(List<String> command) throws IOException {
    finish(command, launch(command));
  }

  /** Runs a program that reads this, with these variables in its environment beside ours. */
  void run(List<String> command, Map<String, String> environment, String input) throws IOException {
    Process process = launch(command, environment);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    finish(command, process);
  }

  private void finish(List<String> command, Process process) throws IOException {
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
   * Waits until something accepts connections at all these ports of an address of this machine;
   * fails, with the logs, where nothing does.
   */
  void awaitPorts(String address, int... ports) throws IOException {
    for (int port : ports) {
      try {
        Awaitility.await()
            .atMost(START)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> accepts(address, port));
      } catch (RuntimeException e) {
        throw new IllegalStateException("Nothing at port " + port + ":\n" + logs(), e);
      }
    }
  }

  private static boolean accepts(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What its programs have told so far. */
  String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(path)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        text.append(Files.readString(log));
      }
    }
    return text.toString();
  }

  /** Ends a process and all that it started, at once: of what it has stored nothing is kept. */
  static void end(ProcessHandle process) {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> all.stream().noneMatch(ServerFolder::runs));
  }

  /** One that has ended may still wait for its parent, or the system, to take note. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
