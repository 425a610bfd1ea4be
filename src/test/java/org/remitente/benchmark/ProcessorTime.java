package org.remitente.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that programs have taken, as Linux counts it. */
final class ProcessorTime {

  /** The kernel counts in hundredths of a second wherever Debian runs. */
  private static final Duration TICK = Duration.ofMillis(10);

  /** Counted behind the name, which may hold anything: own time, and that of ended children. */
  private static final int FIRST = 11;

  private static final int COUNTERS = 4;

  private ProcessorTime() {}

  /** That of a program with all its children, those that have ended too. */
  static Duration of(ProcessHandle program) {
    return Stream.concat(Stream.of(program), program.descendants())
        .map(ProcessorTime::ofOne)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration ofOne(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int i = FIRST; i < FIRST + COUNTERS; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return TICK.multipliedBy(ticks);
    } catch (IOException ended) {
      return Duration.ZERO;
    }
  }
}
