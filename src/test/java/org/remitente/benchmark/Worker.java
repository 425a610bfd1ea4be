package org.remitente.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A program of its own that does what a line says and answers with a line. */
final class Worker implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;

  Worker(List<String> command) {
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
    orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream()));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Has something done, and waits for it.
   *
   * @return the numbers of the answer
   */
  List<Long> order(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("The program ended: " + process.info());
      }
      return Stream.of(answer.split(" ")).map(Long::valueOf).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
