package org.remitente.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Nodemailer with a pool of eight connections, which stores nothing: what we compare with. */
final class Nodemailer implements AutoCloseable {

  private static final String VERSION = "10.6.1";
  private static final int CONNECTIONS = 8;
  private static final Path FOLDER = Path.of("target", "benchmark-nodemailer");

  private final Worker node;
  private final Receiver receiver;

  /** Installs it below {@code target} where it is not there yet, and starts it. */
  Nodemailer(Receiver receiver) {
    this.receiver = receiver;
    install();
    node =
        new Worker(
            List.of(
                "node",
                FOLDER.resolve("nodemailer.js").toString(),
                Integer.toString(receiver.port()),
                Integer.toString(CONNECTIONS),
                Integer.toString(Size.ATTACHMENT)));
  }

  private static void install() {
    try (InputStream program = Nodemailer.class.getResourceAsStream("nodemailer.js")) {
      Files.createDirectories(FOLDER);
      Files.copy(program, FOLDER.resolve("nodemailer.js"), StandardCopyOption.REPLACE_EXISTING);
      if (!Files.exists(FOLDER.resolve(Path.of("node_modules", "nodemailer")))) {
        run(List.of("npm", "install", "--silent", "--prefix", ".", "nodemailer@" + VERSION));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("apt-get install nodejs npm", e);
    }
  }

  private static void run(List<String> command) throws IOException {
    Process npm = new ProcessBuilder(command).directory(FOLDER.toFile()).inheritIO().start();
    try {
      if (npm.waitFor() != 0) {
        throw new IllegalStateException(command + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends so many to the receiver. */
  Measured send(int messages) {
    Watch watch = new Watch(Map.of("node", node.handle(), "sink", receiver.handle()));
    node.order(Integer.toString(messages));
    return watch.stop("nodemailer, pool of 8", messages);
  }

  @Override
  public void close() {
    node.close();
  }
}
