package org.remitente.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.remitente.testing.FreePort;

/**
 * A mail server in a process of its own on a free port of 127.0.0.1, which takes everything,
 * forgets it and counts it.
 */
final class Receiver implements AutoCloseable {

  private static final String BACKLOG = "200";

  private final int port;
  private final Process process;
  private volatile int received;

  private Receiver(int port, List<String> command) {
    this.port = port;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException("apt-get install postfix", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread counter = new Thread(this::count, "count-of-the-receiver");
    counter.setDaemon(true);
    counter.start();
  }

  /** Postfix' {@code smtp-sink}, as fast as it can be. */
  static Receiver fast() {
    int port = FreePort.find();
    List<String> command = new ArrayList<>(List.of("smtp-sink", "-c"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.addAll(List.of("127.0.0.1:" + port, BACKLOG));
    return new Receiver(port, command);
  }

  /** One that takes its time for each message. */
  static Receiver slow(Duration each) {
    int port = FreePort.find();
    return new Receiver(
        port,
        Programs.java(SlowReceiver.class, Integer.toString(port), Long.toString(each.toMillis())));
  }

  /** Each writes {@code mesg=…} anew at each message. */
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
