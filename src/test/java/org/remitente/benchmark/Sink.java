package org.remitente.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.remitente.testing.FreePort;

/**
 * Postfix' {@code smtp-sink} on a free port of 127.0.0.1, which takes everything, forgets it and
 * counts it.
 */
final class Sink implements AutoCloseable {

  private static final String BACKLOG = "200";

  private final int port = FreePort.find();
  private final Process process;
  private volatile int received;

  Sink() {
    List<String> command = new ArrayList<>(List.of("smtp-sink", "-c"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.addAll(List.of("127.0.0.1:" + port, BACKLOG));
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException("apt-get install postfix", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread counter = new Thread(this::count, "count-of-the-sink");
    counter.setDaemon(true);
    counter.start();
  }

  /** It writes {@code sess=… quit=… mesg=…} anew at each message. */
  private void count() {
    InputStream out = new BufferedInputStream(process.getInputStream());
    try (Scanner words = new Scanner(out, StandardCharsets.US_ASCII).useDelimiter("\\s+|=")) {
      while (words.hasNext()) {
        if (words.next().equals("mesg")) {
          received = words.nextInt();
        }
      }
    }
  }

  int port() {
    return port;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** How many messages it has got so far. */
  int received() {
    return received;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
